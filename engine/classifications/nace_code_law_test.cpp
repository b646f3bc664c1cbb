#include "engine/classifications/nace_code.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/classifications/nuts_code.hpp"
#include "tests/generated_tables.hpp"

namespace zubia {
namespace {

NaceVersion any_version() { return *rc::gen::element(NaceVersion::rev_2, NaceVersion::rev_2_1); }

const NaceSection& any_section(NaceVersion version) {
  const auto sections = nace_sections(version);
  return sections[any_place(sections.size())];
}

/// A division of the section and up to four digits behind it.
std::string any_digits(const NaceSection& section) {
  const int division = any_from(section.first_division, section.last_division + 1);
  std::string digits = {static_cast<char>('0' + division / 10), static_cast<char>('0' + division % 10)};
  const int finer = any_from(0, 5);
  for (int k = 0; k < finer; ++k) digits += static_cast<char>('0' + any_from(0, 10));
  return digits;
}

std::string dotted(const std::string& digits) {
  std::string text = digits.substr(0, 2);
  if (digits.size() > 2) text += "." + digits.substr(2, 2);
  if (digits.size() > 4) text += "." + digits.substr(4);
  return text;
}

TEST(NaceCodeLaw, WithSectionWithDotsOrBareItIsTheSameCodeOfAsManyDigitsAsItsLevel) {
  EXPECT_TRUE(rc::check([] {
    const NaceVersion version = any_version();
    const NaceSection& section = any_section(version);
    const std::string digits = any_digits(section);
    const auto code = parse_nace_code(digits, version);
    RC_ASSERT(code == (NaceCode{digits, digits, static_cast<int>(digits.size()), 1}));
    RC_ASSERT(parse_nace_code(section.letter + digits, version) == code);
    RC_ASSERT(parse_nace_code(dotted(digits), version) == code);
    RC_ASSERT(parse_nace_code(section.letter + dotted(digits), version) == code);
  }));
}

TEST(NaceCodeLaw, ASectionCoversItsDivisionsAndNoOther) {
  EXPECT_TRUE(rc::check([] {
    const NaceVersion version = any_version();
    const auto section = parse_nace_code(std::string(1, any_section(version).letter), version);
    const std::string digits = any_digits(any_section(version));
    const auto with_letter = [&](const NaceSection& each) { return parse_nace_code(each.letter + digits, version); };
    for (const NaceSection& each : nace_sections(version)) {
      const auto whole = parse_nace_code(std::string(1, each.letter), version);
      const std::string division = digits.substr(0, 2);
      RC_ASSERT(with_letter(each).has_value() == (whole->first <= division && division <= whole->last));
    }
    RC_ASSERT(section->level == 1 && section->span_count == 1);
  }));
}

TEST(NaceCodeLaw, ARangeOfSectionsRunsFromTheFirstOfOneToTheLastOfTheOther) {
  EXPECT_TRUE(rc::check([] {
    const NaceVersion version = any_version();
    const auto sections = nace_sections(version);
    const auto [one, other] = any_pair(sections.size());
    const std::string from(1, sections[one].letter);
    const std::string to(1, sections[other].letter);
    const auto range = parse_nace_code(from + "-" + to, version);
    RC_ASSERT(range.has_value() == (one < other));
    RC_ASSERT(parse_nace_code(from + "T" + to, version) == range);
    if (!range) return;
    RC_ASSERT(range->first == parse_nace_code(from, version)->first);
    RC_ASSERT(range->last == parse_nace_code(to, version)->last);
    RC_ASSERT(range->level == 1 && range->span_count == static_cast<int>(other - one) + 1);
    if (other == one + 1) RC_ASSERT(parse_nace_code(from + "_" + to, version) == range);
  }));
}

TEST(NaceCodeLaw, WhateverIsReadCoversAStretchOfDigitsThatRunsForward) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABCFTV019.-_ c")));
    const auto code = parse_nace_code(text, any_version());
    if (!code) return;
    RC_ASSERT(code->first.size() == code->last.size() && code->first <= code->last);
    RC_ASSERT((code->first + code->last).find_first_not_of("0123456789") == std::string::npos);
    RC_ASSERT(code->level >= 1 && code->level <= 6 && code->span_count >= 1);
    RC_ASSERT(code->first.size() == static_cast<std::size_t>(std::max(2, code->level)));
  }));
}

TEST(NutsCodeLaw, TheLevelIsTheLengthBehindTheCountryAndEveryStartOfACodeIsItsParent) {
  EXPECT_TRUE(rc::check([] {
    const std::string country = *rc::gen::element<std::string>("ES", "FR", "PT", "EL", "UK");
    const auto size = any_from<std::size_t>(0, 6);
    const std::string text =
        country + *rc::gen::container<std::string>(size, rc::gen::elementOf(std::string("0129AIZ")));
    const auto code = parse_nuts_code(text);
    RC_ASSERT(code.has_value() == (size <= 3));
    if (!code) return;
    RC_ASSERT(code->country == country && code->level == static_cast<int>(size));
    RC_ASSERT(code->extra_regio == (size > 0 && text.find_first_not_of('Z', 2) == std::string::npos));
    for (std::size_t length = 2; length < text.size(); ++length)
      RC_ASSERT(parse_nuts_code(text.substr(0, length))->level == static_cast<int>(length) - 2);
    RC_ASSERT(!parse_nuts_code(text + "a").has_value());
    RC_ASSERT(!is_country_aggregate(text));
  }));
}

}  // namespace
}  // namespace zubia

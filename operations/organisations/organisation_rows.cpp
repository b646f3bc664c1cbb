#include "operations/organisations/organisation_rows.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "engine/classifications/nace_code.hpp"
#include "engine/organisations/identifier.hpp"
#include "engine/text/country_code.hpp"
#include "formats/number_style.hpp"
#include "formats/plain_text.hpp"
#include "operations/organisations/organisation_check.hpp"
#include "operations/organisations/size_reason.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t text_bytes_max = 2000;

/// The parts of a cell that lists several: with bars or semicolons between.
std::vector<std::string> parts_of(const std::string& text, const char* between = "|;\n") {
  std::vector<std::string> parts;
  for (std::size_t first = 0; first <= text.size();) {
    const std::size_t last = std::min(text.find_first_of(between, first), text.size());
    std::string part(formats::trimmed(std::string_view(text).substr(first, last - first)));
    if (!part.empty() && std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
    first = last + 1;
  }
  return parts;
}

/// `2.500`, `2,500` and `2 500` are whole numbers in one style or another; what could be either is refused.
std::optional<double> number_in(const std::string& text) {
  formats::NumberStyleEvidence evidence;
  evidence.see(text, 1);
  const auto style = evidence.style();
  if (!style || evidence.open_comma() || evidence.open_point()) return std::nullopt;
  const auto number = formats::read_number(text, *style);
  return number && std::isfinite(*number) && *number >= 0 ? number : std::nullopt;
}

/// Takes the cells of one row.
class RowReader {
 public:
  RowReader(const formats::Sheet::Row& row, int year, std::vector<CellFault>& left)
      : row_(row), left_(left), figures_{year, {}, {}, {}} {}

  void take(const MappedColumn& column, const std::string& text) {
    // NA says that there is nothing, but for the country: there it is Namibia.
    if (text.empty() || column.field.empty() || (formats::means_missing(text) && column.field != "country")) return;
    column_ = &column.column;
    if (text.size() > text_bytes_max)
      return leave(text.substr(0, 80) + "…", "cell-too-long", "The cell is longer than 2,000 letters.",
                   "Shorten it in the file.");
    const std::string& field = column.field;
    if (field.starts_with("name"))
      take_name(field.size() > 5 ? field.substr(5) : "", text);
    else if (!(take_text(field, text) || take_list(field, text) || take_number(field, text)))
      take_code(field, text);
  }

  /// Nothing where the row has no name.
  std::optional<Organisation> finish() {
    if (organisation_.names.empty()) return std::nullopt;
    if (site_.latitude.has_value() != site_.longitude.has_value()) site_.latitude = site_.longitude = std::nullopt;
    if (!(site_ == Site{})) organisation_.sites.push_back(site_);
    if (figures_.staff || figures_.turnover || figures_.balance_total) organisation_.figures.push_back(figures_);
    static_cast<void>(put_size_class(organisation_));
    return std::move(organisation_);
  }

 private:
  void leave(const std::string& value, std::string code, std::string detail, std::string mend) {
    left_.push_back({row_.line, *column_, value, {std::move(code), std::move(detail), {}, std::move(mend)}});
  }
  void leave(const std::string& value, const Problem& problem) {
    left_.push_back({row_.line, *column_, value, problem});
  }

  void take_name(const std::string& language, const std::string& text) {
    std::string name = text;
    const std::size_t colon = text.find(':');
    if (colon <= 12) {
      const std::size_t start = text.starts_with('*') ? 1 : 0;
      const std::string number = text.substr(start, colon - start);
      const auto nif = organisations::check_identifier(organisations::IdentifierScheme::nif, number);
      const std::string rest(formats::trimmed(std::string_view(text).substr(colon + 1)));
      if (!rest.empty() && (nif || start == 1)) name = rest;
      if (nif && !rest.empty())
        add_identifier({"nif", nif->value});
      else if (text.starts_with('*') && !rest.empty() && !number.empty())
        leave(number, nif.error());
    }
    organisation_.names.emplace(language, std::move(name));
  }

  bool take_text(const std::string& field, const std::string& text) {
    std::string* place = field == "legal-form"  ? &organisation_.legal_form
                         : field == "territory" ? &organisation_.territory
                         : field == "street"    ? &site_.address
                         : field == "postcode"  ? &site_.postcode
                         : field == "city"      ? &site_.city
                         : field == "site-name" ? &site_.name
                                                : nullptr;
    if (place == nullptr) return false;
    *place = text;
    if (field == "territory") site_.territory = text;
    return true;
  }

  bool take_list(const std::string& field, const std::string& text) {
    if (field != "other-name" && field != "technologies" && field != "website" && field != "languages" &&
        field != "nace")
      return false;
    // Codes have no spaces inside.
    const bool are_codes = field == "languages" || field == "nace";
    for (const std::string& part : parts_of(text, are_codes ? "|;, \n" : "|;\n")) {
      if (field == "other-name") organisation_.other_names.push_back(part);
      if (field == "technologies") organisation_.technologies.push_back(part);
      if (field == "languages") take_language(part);
      if (field == "nace") take_activity(part);
      if (field != "website") continue;
      if (is_website(part))
        organisation_.websites.push_back(part);
      else
        leave(part, "not-a-website", fmt::format("“{}” is not an address of the web.", part),
              "Write it as www.example.eus.");
    }
    return true;
  }

  void take_language(const std::string& text) {
    const std::string language = formats::lower_case(text);
    if (language.size() == 2 && std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; }))
      organisation_.languages.push_back(language);
    else
      leave(text, "not-a-language", fmt::format("“{}” is not the code of a language.", text),
            "Write eu, es, fr or en.");
  }

  void take_activity(std::string code) {
    // Registers write classes without the point: 2841 is 28.41.
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    if (digits && code.size() >= 3 && code.size() <= 4) code.insert(2, ".");
    if (!parse_nace_code(code))
      return leave(code, "not-a-nace-code", fmt::format("“{}” is not a code of NACE Rev. 2.", code),
                   "Write it as 28.41.");
    organisation_.activities.push_back({"nace", "2", code, organisation_.activities.empty()});
  }

  bool take_number(const std::string& field, const std::string& text) {
    std::optional<double>* place = field == "latitude"        ? &site_.latitude
                                   : field == "longitude"     ? &site_.longitude
                                   : field == "staff"         ? &figures_.staff
                                   : field == "turnover"      ? &figures_.turnover
                                   : field == "balance-total" ? &figures_.balance_total
                                                              : nullptr;
    if (place == nullptr && field != "year") return false;
    const bool is_degree = place == &site_.latitude || place == &site_.longitude;
    const std::optional<double> number = is_degree ? formats::read_number(text) : number_in(text);
    if (is_degree && number && std::abs(*number) > (place == &site_.latitude ? 90 : 180))
      leave(text, "not-a-place", fmt::format("“{}” is no place on Earth.", text), "Write degrees, as 43.32.");
    else if (!number)
      leave(text, "not-a-number", fmt::format("“{}” is not a number, or can be read in two ways.", text),
            "Write it in digits, without marks between thousands.");
    else if (place != nullptr)
      *place = *number;
    else if (*number >= 1900 && *number <= 2100)
      figures_.year = static_cast<int>(*number);
    else
      leave(text, "not-a-year", fmt::format("“{}” is not a year.", text), "Write it as 2025.");
    return true;
  }

  void take_code(const std::string& field, const std::string& text) {
    if (field == "country") {
      if (const auto country = text::country_code_of(text))
        site_.country = *country;
      else
        leave(text, "unknown-country", fmt::format("“{}” is not a country.", text),
              "Write the two letters of ISO 3166: ES, FR.");
    } else if (field == "kind") {
      if (const auto kind = kind_meant(text))
        organisation_.kind = *kind;
      else
        leave(text, "unknown-kind", fmt::format("“{}” is not a kind of organisation.", text),
              "It is one of company, technology centre, university, public body, association, other.");
    } else if (field == "size") {
      if (const auto size = size_class_meant(text))
        organisation_.size_class = *size;
      else
        leave(text, "unknown-size", fmt::format("“{}” is not a size class.", text),
              "It is micro, small, medium or large, or a range of staff such as 10-49.");
    } else {
      take_identifier(field, text);
    }
  }

  void take_identifier(const std::string& field, const std::string& text) {
    if (field == "identifier") {
      const auto readings = organisations::detect_identifier(text);
      if (readings.empty() || !readings.front().controlled)
        return leave(text, "unknown-identifier", fmt::format("“{}” is not a number of a register that is known.", text),
                     "Say whose number it is: --column \"nif=…\", siren, vat, lei …");
      return add_identifier({std::string(organisations::scheme_name(readings.front().identifier.scheme)),
                             readings.front().identifier.value});
    }
    const auto scheme = organisations::scheme_named(field);
    if (!scheme) return;
    const auto checked = organisations::check_identifier(*scheme, text);
    if (!checked) return leave(text, checked.error());
    add_identifier({field, checked->value});
    if (field == "siret") site_.siret = checked->value;
  }

  void add_identifier(OrganisationIdentifier identifier) {
    if (std::ranges::find(organisation_.identifiers, identifier) == organisation_.identifiers.end())
      organisation_.identifiers.push_back(std::move(identifier));
  }

  const formats::Sheet::Row& row_;
  std::vector<CellFault>& left_;
  EnterpriseFigures figures_;
  Organisation organisation_;
  Site site_;
  const std::string* column_ = nullptr;
};

}  // namespace

OrganisationRows read_organisation_rows(const formats::Sheet& sheet, std::span<const MappedColumn> columns, int year,
                                        const std::string& source) {
  OrganisationRows read;
  for (const formats::Sheet::Row& row : sheet.rows) {
    RowReader reader(row, year, read.left);
    for (std::size_t c = 0; c < columns.size(); ++c) reader.take(columns[c], row.cells[c]);
    if (auto organisation = reader.finish()) {
      organisation->source = source;
      read.rows.push_back({row.line, *std::move(organisation)});
      continue;
    }
    const auto name = std::ranges::find_if(columns, [](const auto& each) { return each.field.starts_with("name"); });
    std::erase_if(read.left, [&](const CellFault& fault) { return fault.line == row.line; });
    read.refused.push_back({row.line,
                            name->column,
                            {},
                            {"row-without-name",
                             "The row does not say what the organisation is called.",
                             {},
                             "Write its name, or remove the row."}});
  }
  return read;
}

}  // namespace zubia::operations

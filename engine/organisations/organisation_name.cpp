#include "engine/organisations/organisation_name.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/text/folded_text.hpp"

namespace zubia::organisations {
namespace {

using Words = std::vector<std::string>;

Words folded_words(std::string_view text) {
  Words words;
  for (text::Word& word : text::words_of(text)) words.push_back(std::move(word.folded));
  return words;
}

std::string concatenated(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word;
  return text;
}

/// Whether all letters of `short_one` come in `long_one` in their order, as those of an abbreviation do.
bool abbreviates(std::string_view short_one, std::string_view long_one) {
  std::size_t place = 0;
  for (const char c : long_one)
    if (place < short_one.size() && short_one[place] == c) ++place;
  return place == short_one.size();
}

/// Cuts an abbreviation in parentheses behind a space out of the name: (CAF), but not the place of a branch (Alps), and
/// `(Un)manned` is one word.
std::string without_parentheses(std::string_view name, std::vector<std::string>& aliases) {
  std::string rest;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::size_t end = name[i] == '(' ? name.find(')', i) : std::string_view::npos;
    const bool apart = i > 0 && name[i - 1] == ' ' && (end + 1 >= name.size() || name[end + 1] == ' ');
    const std::string alias =
        apart && end != std::string_view::npos ? concatenated(folded_words(name.substr(i, end - i))) : std::string();
    if (alias.size() < 2 || !abbreviates(alias, concatenated(folded_words(rest)))) {
      rest += name[i];
      continue;
    }
    aliases.push_back(alias);
    i = end;
  }
  return rest;
}

bool is_letter(const std::string& word) { return word.size() == 1 && word[0] >= 'a' && word[0] <= 'z'; }

/// `c a f` → `caf`.
Words joined_letters(const Words& words) {
  Words joined;
  bool running = false;
  for (const std::string& word : words) {
    if (is_letter(word) && running)
      joined.back() += word;
    else
      joined.push_back(word);
    running = is_letter(word);
  }
  return joined;
}

Words without_joints(const Words& words) {
  Words kept;
  for (const std::string& word : words)
    if (meaning_of(word).kind != WordKind::joint) kept.push_back(word);
  return kept.empty() ? words : kept;
}

/// Takes one form off, unless nothing else is left.
bool take_form(Words& words, OrganisationName& name) {
  const auto note = [&](const LegalForm& form) {
    if (name.form.empty() || name.family == LegalFamily::none) {
      name.form = form.form;
      name.family = form.family;
    }
  };
  const LegalForm* form = form_at_end(words);
  if (form != nullptr && word_count(form->spelling) < words.size()) {
    note(*form);
    words.resize(words.size() - word_count(form->spelling));
    return true;
  }
  form = form_in_front(words);
  if (form == nullptr || word_count(form->spelling) >= words.size()) return false;
  note(*form);
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(word_count(form->spelling)));
  return true;
}

/// Takes away what says nothing, and puts for each word what `common` says. One step can make another possible: `x s.a.
/// de` is `x s.a.` without its joint.
template <class Common>
Words reduced(Words words, OrganisationName& name, const Common& common) {
  for (Words before; before != words;) {
    before = words;
    while (take_form(words, name)) {
    }
    words = without_joints(joined_letters(words));
    std::ranges::transform(words, words.begin(), common);
  }
  return words;
}

/// The first letters; letters that stood alone (`caf`) are no acronym of one word.
std::string acronym_of(const Words& words) {
  std::string letters;
  for (const std::string& word : words) letters += word.substr(0, 1);
  return words.size() < 3 ? std::string() : letters;
}

}  // namespace

OrganisationName take_name_apart(std::string_view text) {
  OrganisationName name;
  Words words = folded_words(without_parentheses(text, name.aliases));
  if (words.empty()) {
    name.aliases.clear();
    words = folded_words(text);
  }
  const Words written = reduced(words, name, [](const std::string& word) { return word; });
  name.joined = concatenated(written);
  name.acronym = acronym_of(written);
  for (const std::string& word :
       reduced(words, name, [](const std::string& word) { return std::string(meaning_of(word).word); }))
    name.words.push_back({word, meaning_of(word).kind});
  return name;
}

std::string normal_name(std::string_view name) {
  std::string normal;
  for (const NameWord& word : take_name_apart(name).words) normal += (normal.empty() ? "" : " ") + word.word;
  return normal;
}

}  // namespace zubia::organisations

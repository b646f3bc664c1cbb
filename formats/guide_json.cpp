#include "formats/guide_json.hpp"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>

namespace zubia::formats {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* format_name = "zubia-guide-1";

Problem wrong(std::string detail, const std::string& file_name, std::string member) {
  return {"wrong-guide", std::move(detail), {.file = file_name, .member = std::move(member)}, {}};
}

ordered_json json_of(const interviews::GuideTexts& texts) {
  ordered_json object = ordered_json::object();
  for (const auto& [language, text] : texts) object[language] = text;
  return object;
}

/// Reads members, and remembers the first thing that is wrong.
class Reader {
 public:
  explicit Reader(const std::string& file_name) : file_name_(file_name) {}

  /// That it is an object with these members and no other.
  bool is_object(const json& value, const std::string& member, std::initializer_list<const char*> names) {
    if (!value.is_object()) return fail("This is an object.", member);
    for (const auto& [name, _] : value.items())
      if (std::ranges::find(names, name) == names.end())
        return fail("There is no member \"" + name + "\" here.", inside(member, name));
    return true;
  }

  interviews::GuideTexts texts(const json& of, const char* name, const std::string& member) {
    interviews::GuideTexts texts;
    if (!of.contains(name)) return texts;
    return texts_in(of[name], inside(member, name));
  }

  interviews::GuideTexts texts_in(const json& value, const std::string& member) {
    interviews::GuideTexts texts;
    if (!value.is_object()) fail("This is a text by language: {\"en\": …}.", member);
    if (problem_) return texts;
    for (const auto& [language, text] : value.items()) texts[language] = this->text(text, inside(member, language));
    return texts;
  }

  /// The elements of a list; none where it is left out.
  const json& list(const json& of, const char* name, const std::string& member) {
    static const json none = json::array();
    if (!of.contains(name)) return none;
    if (of[name].is_array()) return of[name];
    fail("This is a list.", inside(member, name));
    return none;
  }

  std::string text(const json& value, const std::string& member) {
    if (value.is_string()) return value.get<std::string>();
    fail("This is a text.", member);
    return {};
  }

  const std::optional<Problem>& problem() const { return problem_; }

  static std::string inside(const std::string& member, const std::string& name) {
    return member.empty() ? name : member + "." + name;
  }

 private:
  bool fail(std::string detail, std::string member) {
    if (!problem_) problem_ = wrong(std::move(detail), file_name_, std::move(member));
    return false;
  }

  std::string file_name_;
  std::optional<Problem> problem_;
};

interviews::GuideQuestion question_in(Reader& reader, const json& value, const std::string& member) {
  interviews::GuideQuestion one;
  if (!reader.is_object(value, member, {"name", "question", "prompts"})) return one;
  if (value.contains("name")) one.name = reader.text(value["name"], member + ".name");
  one.question = reader.texts(value, "question", member);
  std::size_t number = 0;
  for (const json& prompt : reader.list(value, "prompts", member))
    one.prompts.push_back(reader.texts_in(prompt, member + ".prompts[" + std::to_string(number++) + "]"));
  return one;
}

}  // namespace

ordered_json guide_document(const interviews::InterviewGuide& guide) {
  ordered_json document = {{"format", format_name}, {"languages", guide.languages}, {"title", json_of(guide.title)}};
  document["questions"] = ordered_json::array();
  for (const interviews::GuideQuestion& one : guide.questions) {
    ordered_json question = {{"name", one.name}, {"question", json_of(one.question)}};
    for (const auto& prompt : one.prompts) question["prompts"].push_back(json_of(prompt));
    document["questions"].push_back(std::move(question));
  }
  return document;
}

Result<interviews::InterviewGuide> read_guide_document(const json& document, const std::string& file_name) {
  if (!document.is_object() || document.value("format", json()) != format_name)
    return refuse(
        wrong("This is no interview guide: its format is not " + std::string(format_name) + ".", file_name, "format"));
  Reader reader(file_name);
  interviews::InterviewGuide guide;
  if (reader.is_object(document, "", {"format", "languages", "title", "questions"})) {
    std::size_t number = 0;
    for (const json& language : reader.list(document, "languages", ""))
      guide.languages.push_back(reader.text(language, "languages[" + std::to_string(number++) + "]"));
    guide.title = reader.texts(document, "title", "");
    number = 0;
    for (const json& question : reader.list(document, "questions", ""))
      guide.questions.push_back(question_in(reader, question, "questions[" + std::to_string(number++) + "]"));
  }
  if (reader.problem()) return refuse(*reader.problem());
  return guide;
}

}  // namespace zubia::formats

#include "formats/instrument_json.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "formats/instrument_members.hpp"

namespace zubia::formats {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using namespace questionnaires;

constexpr const char* format_name = "zubia-instrument-1";

constexpr std::array meaning_names = {"substance", "dont_know", "not_applicable", "none_of_these", "other"};
constexpr std::array mode_names = {"named", "confidential", "anonymous"};

template <class T>
constexpr bool is_described = Of<T, Choice> || Of<T, ChoiceList> || Of<T, Scoring> || Of<T, Row> || Of<T, Column> ||
                              Of<T, Item> || Of<T, Section> || Of<T, Band> || Of<T, Dimension> || Of<T, Purpose>;

class Writer {
 public:
  ordered_json document = ordered_json::object();

  /// What says nothing beyond a new struct is left out.
  template <class T>
  void operator()(const char* key, const T& value) {
    ordered_json written = json_of(value);
    const bool is_empty = written.is_null() || (written.is_structured() && written.empty()) ||
                          (written.is_string() && written.get_ref<const std::string&>().empty()) || written == false ||
                          (std::string_view(key) == "importance" && written == 1.0) || written == "substance";
    if (!is_empty) document[key] = std::move(written);
  }

  template <class T>
  static ordered_json json_of(const T& value) {
    if constexpr (is_described<T>) {
      Writer inner;
      describe(inner, value);
      return std::move(inner.document);
    } else {
      return ordered_json(value);
    }
  }

 private:
  static ordered_json json_of(ItemType type) { return item_type_name(type); }
  static ordered_json json_of(ChoiceMeaning meaning) { return meaning_names[static_cast<std::size_t>(meaning)]; }
  static ordered_json json_of(Mode mode) { return mode_names[static_cast<std::size_t>(mode)]; }

  template <class T>
  static ordered_json json_of(const std::optional<T>& value) {
    return value ? ordered_json(*value) : ordered_json();
  }

  template <class T>
  static ordered_json json_of(const std::vector<T>& values) {
    ordered_json list = ordered_json::array();
    for (const T& value : values) list.push_back(json_of(value));
    return list;
  }

  template <class Key, class Value, class Less>
  static ordered_json json_of(const std::map<Key, Value, Less>& values) {
    ordered_json object = ordered_json::object();
    for (const auto& [key, value] : values) object[key] = value;
    return object;
  }
};

/// Reads an object member by member; the first thing that is wrong stays in `problem`.
class Reader {
 public:
  Reader(const json& object, std::string member, std::optional<Problem>& problem)
      : object_(object), member_(std::move(member)), problem_(problem) {
    if (!object.is_object()) wrong(member_, "an object");
  }

  template <class T>
  void operator()(const char* key, T& value) {
    known_.emplace_back(key);
    if (problem_ || !object_.contains(key)) return;
    read(object_.at(key), value, member_.empty() ? key : member_ + "." + key);
  }

  /// Names a member that nobody asked for.
  void close() {
    if (problem_ || !object_.is_object()) return;
    for (const auto& [key, value] : object_.items()) {
      if (std::ranges::find(known_, key) != known_.end()) continue;
      std::string mend = did_you_mean(key, known_);
      problem_ = {"unknown-member",
                  "There is no member " + key + " here.",
                  {},
                  mend.empty() ? "Take it away." : std::move(mend)};
      problem_->where.member = member_.empty() ? key : member_ + "." + key;
      return;
    }
  }

 private:
  void wrong(const std::string& member, const std::string& due) {
    if (problem_) return;
    problem_ = {"wrong-member",
                (member.empty() ? "The document" : member) + " is not " + due + ".",
                {},
                "Write " + due + " there."};
    problem_->where.member = member;
  }

  template <class T>
  void read(const json& from, T& value, const std::string& member) {
    if constexpr (is_described<T>) {
      Reader inner(from, member, problem_);
      if (problem_) return;
      describe(inner, value);
      inner.close();
    } else {
      read_plain(from, value, member);
    }
  }

  void read_plain(const json& from, std::string& value, const std::string& member) {
    if (!from.is_string()) return wrong(member, "a text");
    value = from.get<std::string>();
  }

  void read_plain(const json& from, bool& value, const std::string& member) {
    if (!from.is_boolean()) return wrong(member, "true or false");
    value = from.get<bool>();
  }

  void read_plain(const json& from, double& value, const std::string& member) {
    if (!from.is_number()) return wrong(member, "a number");
    value = from.get<double>();
  }

  void read_plain(const json& from, int& value, const std::string& member) {
    constexpr auto least = static_cast<std::int64_t>(std::numeric_limits<int>::min());
    constexpr auto most = static_cast<std::int64_t>(std::numeric_limits<int>::max());
    const bool fits =
        from.is_number_integer() &&
        (from.is_number_unsigned() ? from.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                                   : from.get<std::int64_t>() >= least && from.get<std::int64_t>() <= most);
    if (!fits) return wrong(member, "a whole number");
    value = from.get<int>();
  }

  template <class T>
  void read_plain(const json& from, std::optional<T>& value, const std::string& member) {
    if (from.is_null()) return;
    read_plain(from, value.emplace(), member);
  }

  template <class T>
  void read_plain(const json& from, std::vector<T>& values, const std::string& member) {
    if (!from.is_array()) return wrong(member, "a list");
    for (std::size_t i = 0; i < from.size() && !problem_; ++i)
      read(from[i], values.emplace_back(), member + "[" + std::to_string(i) + "]");
  }

  template <class Less>
  void read_plain(const json& from, std::map<std::string, std::string, Less>& values, const std::string& member) {
    if (!from.is_object()) return wrong(member, "an object of texts");
    for (const auto& [key, value] : from.items()) read_plain(value, values[key], fmt::format("{}.{}", member, key));
  }

  template <class Enum>
  void read_name(const json& from, Enum& value, const std::string& member, const std::vector<std::string>& names) {
    const std::string name = from.is_string() ? from.get<std::string>() : std::string();
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) {
      value = static_cast<Enum>(found - names.begin());
      return;
    }
    if (problem_) return;
    std::string mend = did_you_mean(name, names);
    problem_ = {"wrong-member",
                member + " is \"" + name + "\", which is not known.",
                {},
                mend.empty() ? "Write one of those that docs/formats/instrument_json.md lists." : std::move(mend)};
    problem_->where.member = member;
  }

  void read_plain(const json& from, ItemType& value, const std::string& member) {
    read_name(from, value, member, item_type_names());
  }
  void read_plain(const json& from, ChoiceMeaning& value, const std::string& member) {
    read_name(from, value, member, {meaning_names.begin(), meaning_names.end()});
  }
  void read_plain(const json& from, Mode& value, const std::string& member) {
    read_name(from, value, member, {mode_names.begin(), mode_names.end()});
  }

  const json& object_;
  std::string member_;
  std::optional<Problem>& problem_;
  std::vector<std::string> known_ = {};
};

}  // namespace

nlohmann::ordered_json instrument_document(const InstrumentDraft& draft) {
  Writer writer;
  writer("format", std::string(format_name));
  describe(writer, draft);
  return std::move(writer.document);
}

Result<InstrumentDraft> read_instrument_document(const nlohmann::json& document, const std::string& file_name) {
  const bool is_ours = document.is_object() && document.contains("format") && document.at("format") == format_name;
  if (!is_ours)
    return refuse({"not-an-instrument",
                   "The file is no questionnaire of the format zubia-instrument-1.",
                   {.file = file_name, .member = "format"},
                   "Write \"format\": \"zubia-instrument-1\", or import an XLSForm."});
  std::optional<Problem> problem;
  InstrumentDraft draft;
  std::string format;
  Reader reader(document, "", problem);
  reader("format", format);
  describe(reader, draft);
  reader.close();
  if (!problem) return draft;
  problem->where.file = file_name;
  return refuse(std::move(*problem));
}

}  // namespace zubia::formats

#include "formats/classification_xml.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formats/plain_text.hpp"
#include "formats/xml_stream.hpp"

namespace zubia::formats {
namespace {

/// More than any label has; what goes on and on is no label.
constexpr std::size_t label_bytes_max = 4000;

std::string attribute_of(const XmlAttributes& attributes, std::string_view upper, std::string_view lower) {
  auto found = attributes.find(upper);
  if (found == attributes.end()) found = attributes.find(lower);
  return found == attributes.end() ? std::string() : std::string(trimmed(found->second));
}

/// Follows the elements, and which codes they are inside of.
class CodeElements {
 public:
  explicit CodeElements(std::string file_name) : file_name_(std::move(file_name)) {}

  void start(const XmlAttributes& attributes, XmlEvents& events) {
    depth_ += 1;
    if (const std::string code = attribute_of(attributes, "CODE", "code"); !code.empty()) {
      if (!seen_.insert(code).second) {
        events.problem = {"duplicate-code",
                          "The code " + code + " is there twice.",
                          {.file = file_name_, .member = code},
                          "Keep one of the two."};
        return;
      }
      const std::string parent = open_.empty() ? std::string() : labels_.codes[open_.back().code].code;
      open_.push_back({depth_, labels_.codes.size()});
      labels_.codes.push_back({code, parent, {}});
    }
    if (const std::string language = attribute_of(attributes, "LANG", "lang"); !language.empty() && !open_.empty()) {
      label_depth_ = depth_;
      label_ = {lower_case(language), {}};
    }
  }

  void text(std::string_view piece) {
    if (label_depth_ != 0 && label_.text.size() < label_bytes_max) label_.text += piece;
  }

  void end() {
    if (depth_ == label_depth_) {
      label_.text = trimmed(label_.text);
      if (!label_.text.empty()) {
        if (std::ranges::find(labels_.languages, label_.language) == labels_.languages.end())
          labels_.languages.push_back(label_.language);
        labels_.codes[open_.back().code].names.push_back(std::move(label_));
      }
      label_depth_ = 0;
    }
    if (!open_.empty() && open_.back().depth == depth_) open_.pop_back();
    depth_ -= 1;
  }

  ClassificationLabels finish() && { return std::move(labels_); }

 private:
  struct Open {
    int depth = 0;
    std::size_t code = 0;
  };

  std::string file_name_;
  ClassificationLabels labels_;
  std::unordered_set<std::string> seen_;
  std::vector<Open> open_;
  int depth_ = 0;
  int label_depth_ = 0;  ///< 0: not inside a label
  LocalisedText label_;
};

}  // namespace

bool is_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return trimmed(bytes.substr(0, 100)).starts_with('<');
}

Result<ClassificationLabels> read_classification_xml(std::string_view bytes, const std::string& file_name) {
  CodeElements elements(file_name);
  XmlEvents events;
  events.start = [&](std::string_view, const XmlAttributes& attributes) { elements.start(attributes, events); };
  events.end = [&](std::string_view) { elements.end(); };
  events.text = [&](std::string_view piece) { elements.text(piece); };
  if (auto read = read_xml_text(bytes, file_name, events); !read) return refuse(read.error());
  ClassificationLabels labels = std::move(elements).finish();
  if (labels.languages.empty())
    return refuse({"no-codes",
                   "The file has no element with a CODE and a text with a LANG inside.",
                   {.file = file_name},
                   "Take the XML of the publisher, or a table with a column “code” and columns such as “en”."});
  return labels;
}

}  // namespace zubia::formats

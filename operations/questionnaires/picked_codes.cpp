#include "operations/questionnaires/picked_codes.hpp"

#include <map>
#include <memory>
#include <set>

#include "operations/classifications/code_catalogue.hpp"
#include "operations/classifications/found_codes.hpp"

namespace zubia::operations {

namespace {

using Catalogue = std::shared_ptr<const CodeCatalogue>;

/// Null where the programme has no such classification.
Result<Catalogue> catalogue_if_there(storage::ProgrammeStore& programme, const Work& work,
                                     const std::string& classification) {
  auto catalogue = CodeCatalogue::of(programme, work, classification);
  if (!catalogue && catalogue.error().code == "unknown-classification") return nullptr;
  return catalogue;
}

/// The texts in a column, each once.
std::vector<std::string> texts_in(const questionnaires::ResponseTable& table, std::size_t column) {
  std::set<std::string> texts;
  for (const auto& row : table.rows)
    if (!row[column].text.empty()) texts.insert(row[column].text);
  return {texts.begin(), texts.end()};
}

/// Goes through the answers; loads a classification where one of its codes is among them.
class CodeSettler {
 public:
  CodeSettler(const questionnaires::Instrument& instrument, storage::ProgrammeStore& programme, const Work& work)
      : instrument_(instrument), programme_(programme), work_(work) {}

  /// Whether all codes in the answer to a question are there.
  Result<bool> settle(const std::string& name, OrderedJson& value) {
    const int number = instrument_.find(name);
    const auto* item = number < 0 ? nullptr : instrument_.node(number).item;
    if (item == nullptr) return true;
    if (item->type == questionnaires::ItemType::repeated_group && value.is_array()) return settle_repeats(value);
    const std::string classification = picked_classification(*item);
    if (classification.empty() || !value.is_string()) return true;
    const auto catalogue = catalogue_of(classification);
    if (!catalogue) return refuse(catalogue.error());
    if (*catalogue == nullptr) return true;
    const auto place = (*catalogue)->find(value.get<std::string>());
    if (!place) return false;
    value = (*catalogue)->codes()[*place].code;
    return true;
  }

 private:
  Result<bool> settle_repeats(OrderedJson& repeats) {
    bool are_known = true;
    for (OrderedJson& repeat : repeats) {
      if (!repeat.is_object()) continue;
      for (const auto& [name, value] : repeat.items()) {
        auto is_known = settle(name, value);
        if (!is_known) return is_known;
        are_known = are_known && *is_known;
      }
    }
    return are_known;
  }

  Result<Catalogue> catalogue_of(const std::string& classification) {
    const auto known = catalogues_.find(classification);
    if (known != catalogues_.end()) return known->second;
    auto catalogue = catalogue_if_there(programme_, work_, classification);
    if (!catalogue) return catalogue;
    return catalogues_.emplace(classification, *catalogue).first->second;
  }

  const questionnaires::Instrument& instrument_;
  storage::ProgrammeStore& programme_;
  const Work& work_;
  std::map<std::string, Catalogue> catalogues_;
};

}  // namespace

std::string picked_classification(const questionnaires::Item& item) {
  if (item.type == questionnaires::ItemType::code_picker) return item.classification;
  if (item.type == questionnaires::ItemType::territory_picker) return std::string(territory_classification);
  return {};
}

Result<std::vector<RefusedAnswer>> settle_codes(OrderedJson& given, const questionnaires::Instrument& instrument,
                                                storage::ProgrammeStore& programme, const Work& work) {
  std::vector<RefusedAnswer> refused;
  if (!given.is_object()) return refused;
  CodeSettler settler(instrument, programme, work);
  for (const auto& [name, value] : given.items()) {
    const auto is_known = settler.settle(name, value);
    if (!is_known) return refuse(is_known.error());
    if (!*is_known) refused.push_back({name, "unknown-code", "There is no such code in the classification."});
  }
  for (const RefusedAnswer& one : refused) given.erase(one.variable);
  return refused;
}

Result<void> label_codes(questionnaires::ResponseTable& table, const questionnaires::Instrument& instrument,
                         storage::ProgrammeStore& programme, const Work& work) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    questionnaires::ResponseColumn& column = table.columns[at];
    const int number = column.variable.empty() ? -1 : instrument.find(column.variable);
    const auto* item = number < 0 ? nullptr : instrument.node(number).item;
    const std::string classification = item == nullptr ? std::string() : picked_classification(*item);
    std::vector<std::string> codes = classification.empty() ? std::vector<std::string>() : texts_in(table, at);
    if (codes.empty()) continue;
    const auto catalogue = catalogue_if_there(programme, work, classification);
    if (!catalogue) return refuse(catalogue.error());
    if (*catalogue == nullptr) continue;
    const std::size_t all = codes.size();
    const auto found = found_codes(**catalogue, {.codes = std::move(codes), .limit = all},
                                   shown_languages(table.language, instrument.draft().languages));
    if (!found) return refuse(found.error());
    for (const CodeRow& row : found->codes)
      if (!row.label.empty()) column.text_labels.push_back({row.code, row.label});
  }
  return {};
}

}  // namespace zubia::operations

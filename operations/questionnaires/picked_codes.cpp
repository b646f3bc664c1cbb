#include "operations/questionnaires/picked_codes.hpp"

#include <map>
#include <memory>

#include "operations/classifications/code_catalogue.hpp"

namespace zubia::operations {

namespace {

using Catalogue = std::shared_ptr<const CodeCatalogue>;

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

  /// Null where the programme has no such classification.
  Result<Catalogue> catalogue_of(const std::string& classification) {
    const auto known = catalogues_.find(classification);
    if (known != catalogues_.end()) return known->second;
    auto catalogue = CodeCatalogue::of(programme_, work_, classification);
    if (!catalogue && catalogue.error().code != "unknown-classification") return catalogue;
    return catalogues_.emplace(classification, catalogue ? *catalogue : nullptr).first->second;
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

}  // namespace zubia::operations

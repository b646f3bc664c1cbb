#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "operations/disclosure/disclosure_plan_file.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

class PairDecisions;

/// The category of what the directory does not know, or the plan does not name.
constexpr const char* other_category = "other";

/// What is publicly known of the organisations of the directory, by which results may be broken down: `territory`
/// (those of the programme, and `country`, which groups them), `size_class` (and `sme`, `fifty_staff`, which group it),
/// `cluster` (`none` and `several` among them) and `kind`; and which enterprises are one group.
class DirectoryAttributes {
 public:
  /// As of a day, ISO 8601. Refused as the stores refuse.
  static Result<DirectoryAttributes> of(storage::ProgrammeStore& programme, const Work& work);

  /// Those with at least two categories, each after the one that it groups.
  const std::vector<DisclosureAttribute>& attributes() const { return attributes_; }

  /// Of an organisation by attribute that groups no other; `other` where the directory does not know.
  std::string category(const std::string& organisation, const std::string& attribute) const;

  /// The enterprise group: organisations that are one, or of which one holds more than half of the other or dominates
  /// it. An organisation that is tied to none is its own.
  std::string group(const std::string& organisation) const;

 private:
  DirectoryAttributes() = default;

  std::vector<DisclosureAttribute> attributes_;
  std::map<std::string, std::map<std::string, std::string>> categories_;  // by organisation, by attribute
  std::map<std::string, std::string> groups_;
  std::shared_ptr<const PairDecisions> pairs_;  // who was merged with whom since
};

/// Refuses a plan that groups by what the directory does not know (`unknown-attribute`), or that has no category
/// `other` (`missing-category`). Categories that the directory has and the plan does not are `other` in it.
Result<void> check_attributes(const DisclosurePlanFile& plan, const DirectoryAttributes& known);

}  // namespace zubia::operations

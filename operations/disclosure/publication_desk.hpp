#pragma once

// What the operations on publication share.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"
#include "operations/disclosure/directory_attributes.hpp"
#include "operations/disclosure/disclosure_plan_file.hpp"
#include "programme/publication.hpp"
#include "programme/questionnaire.hpp"

namespace zubia::operations {

/// The plan of a version, as it was declared.
struct DeclaredPlan {
  PublicationPlan stored;
  DisclosurePlanFile file;
  disclosure::DisclosurePlan plan;
};

/// Nothing where none was declared. Refused as the store refuses.
Result<std::optional<DeclaredPlan>> declared_plan(storage::ProgrammeStore& programme,
                                                  const QuestionnaireVersion& version);

/// Refuses a plan that does not fit the questionnaire, as `check_questions`, or the directory, as `check_attributes`;
/// and one with attributes where answers are anonymous (`attributes-of-nobody`): nobody could be put into a cell.
Result<void> check_plan_fits(const DisclosurePlanFile& plan, const questionnaires::Instrument& instrument,
                             const std::string& mode, const DirectoryAttributes& known);

/// A table of a plan, the total first.
struct PlanTable {
  std::vector<std::string> by;  ///< attributes; none: the total
  std::int64_t cells = 0;
  /// In how many of them a mean could be shown at best, if everybody answered who was invited, or is in the directory
  /// where nobody was yet. None where those are too many to tell at once, or answers are anonymous.
  std::optional<std::int64_t> shown_at_best;
};
BOOST_DESCRIBE_STRUCT(PlanTable, (), (by, cells, shown_at_best))

/// A table that is dropped before anybody answers, because it overlaps an earlier one.
struct DroppedPlanTable {
  std::vector<std::string> by;
  std::string overlaps;  ///< an attribute of the earlier table
};
BOOST_DESCRIBE_STRUCT(DroppedPlanTable, (), (by, overlaps))

Result<std::vector<PlanTable>> tables_of_plan(const disclosure::DisclosurePlan& plan,
                                              const QuestionnaireVersion& version, const DirectoryAttributes& known,
                                              storage::ProgrammeStore& programme);

/// In the order in which they are dropped.
std::vector<DroppedPlanTable> dropped_tables(const disclosure::DisclosurePlan& plan);

/// The categories of an organisation, for each attribute that the plan asks for.
std::vector<int> plan_categories(const disclosure::DisclosurePlan& plan, const DirectoryAttributes& known,
                                 const std::string& organisation);

}  // namespace zubia::operations

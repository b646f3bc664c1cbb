#include "operations/disclosure/propose_publication_plan.hpp"

#include <algorithm>

#include "engine/base/nearest_names.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"

namespace zubia::operations {
namespace {

std::vector<std::string> parts_of(const std::string& breakdown) {
  std::vector<std::string> parts;
  for (std::size_t first = 0; first <= breakdown.size();) {
    const std::size_t plus = std::min(breakdown.find('+', first), breakdown.size());
    parts.push_back(breakdown.substr(first, plus - first));
    first = plus + 1;
  }
  return parts;
}

/// Each attribute that groups no other, then the first two together.
std::vector<std::string> usual_breakdowns(const std::vector<DisclosureAttribute>& known) {
  std::vector<std::string> by;
  for (const DisclosureAttribute& one : known)
    if (one.groups.empty()) by.push_back(one.name);
  if (by.size() > 1) by.push_back(by[0] + "+" + by[1]);
  return by;
}

/// Adds an attribute, and before it the one that it groups.
void add_attribute(const std::string& name, const std::vector<DisclosureAttribute>& known,
                   std::vector<DisclosureAttribute>& attributes) {
  if (std::ranges::find(attributes, name, &DisclosureAttribute::name) != attributes.end()) return;
  const auto found = std::ranges::find(known, name, &DisclosureAttribute::name);
  if (!found->groups.empty()) add_attribute(found->groups, known, attributes);
  attributes.push_back(*found);
}

Result<void> add_breakdowns(const std::vector<std::string>& by, const std::vector<DisclosureAttribute>& known,
                            DisclosurePlanFile& plan) {
  std::vector<std::string> names;
  names.reserve(known.size());
  for (const DisclosureAttribute& one : known) names.push_back(one.name);
  for (const std::string& breakdown : by) {
    DisclosureTable table{parts_of(breakdown), false};
    for (const std::string& name : table.attributes) {
      if (std::ranges::find(names, name) == names.end()) {
        std::string all;
        for (const std::string& one : names) all += (all.empty() ? "" : ", ") + one;
        const std::string near = did_you_mean(name, names);
        return refuse({"unknown-attribute",
                       "The directory does not know " + name + " of organisations.",
                       {.field = "by"},
                       near.empty() ? "It knows " + all + "." : near});
      }
      add_attribute(name, known, plan.attributes);
    }
    plan.tables.push_back(std::move(table));
  }
  return {};
}

}  // namespace

Result<ProposePublicationPlan::Reply> ProposePublicationPlan::operator()(const Request& request,
                                                                         storage::ProgrammeStore& programme,
                                                                         const Work& work) const {
  const auto version = latest_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  const auto instrument = stored_instrument(*version);
  if (!instrument) return refuse(instrument.error());
  const auto known = DirectoryAttributes::of(programme, work);
  if (!known) return refuse(known.error());
  const PublishableQuestions questions = publishable_questions(*instrument);
  Reply reply{version->name, version->number, {}, {}, questions.unpublished, {}};
  DisclosurePlanFile plan{disclosure_plan_format, {}, {}, {}, {}};
  for (const DisclosureQuestion& one : questions.questions) {
    if (std::ranges::find(questions.known_attributes, one.name) == questions.known_attributes.end())
      plan.questions.push_back(one);
    else
      reply.left_out.push_back({one.name, "known-attribute"});
  }
  // Nobody could be put into a cell of anonymous answers.
  if (version->mode != "anonymous") {
    const auto by = request.by.empty() ? usual_breakdowns(known->attributes()) : request.by;
    if (auto added = add_breakdowns(by, known->attributes(), plan); !added) return refuse(added.error());
  }
  const auto checked = disclosure_plan_of(plan, {});
  if (!checked) return refuse(checked.error());
  auto tables = tables_of_plan(*checked, *version, *known, programme);
  if (!tables) return refuse(tables.error());
  reply.tables = *std::move(tables);
  reply.dropped = dropped_tables(*checked);
  reply.plan.json = shown_plan(plan);
  return reply;
}

template AnyOperation erase<ProposePublicationPlan>();

}  // namespace zubia::operations

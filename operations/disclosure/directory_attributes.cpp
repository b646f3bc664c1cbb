#include "operations/disclosure/directory_attributes.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "engine/disclosure/wrong_input.hpp"
#include "operations/clusters/cluster_register.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/pair_decisions.hpp"
#include "storage/organisation_store.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {
namespace {

/// The territory of the programme that a code lies in: the finest whose code, or one of whose parts, it begins with.
std::string territory_of(const std::string& code, const std::vector<ProgrammeTerritory>& territories) {
  std::string found = other_category;
  std::size_t length = 0;
  for (const ProgrammeTerritory& one : territories)
    for (const std::string& part : one.parts.empty() ? std::vector{one.code} : one.parts)
      if (!part.empty() && part.size() > length && code.starts_with(part)) {
        found = one.code;
        length = part.size();
      }
  return found;
}

/// Which are one enterprise group, as trees whose roots are the smallest names.
class Groups {
 public:
  void join(const std::string& one, const std::string& other) {
    const std::string first = root(one);
    const std::string second = root(other);
    if (first != second) above_[std::max(first, second)] = std::min(first, second);
  }

  std::string root(const std::string& one) const {
    const auto found = above_.find(one);
    return found == above_.end() ? one : root(found->second);
  }

 private:
  std::map<std::string, std::string> above_;
};

bool is_one_enterprise(const GroupLink& link) {
  constexpr double half = 0.5;
  return link.controls || link.share > half;
}

DisclosureAttribute grouping(const std::string& name, const DisclosureAttribute& of,
                             const std::function<std::string(const std::string&)>& category_of) {
  DisclosureAttribute attribute{name, {}, of.name, {}};
  for (const std::string& category : of.categories) {
    const std::string above = category == other_category ? other_category : category_of(category);
    attribute.category_of.push_back(above);
    if (std::ranges::find(attribute.categories, above) == attribute.categories.end())
      attribute.categories.push_back(above);
  }
  return attribute;
}

std::vector<DisclosureAttribute> attributes_of(const std::vector<ProgrammeTerritory>& territories,
                                               const std::vector<Cluster>& clusters) {
  std::vector<DisclosureAttribute> all;
  if (!territories.empty()) {
    DisclosureAttribute attribute{"territory", {}, {}, {}};
    for (const ProgrammeTerritory& one : territories) attribute.categories.push_back(one.code);
    attribute.categories.emplace_back(other_category);
    const auto country = grouping("country", attribute, [&](const std::string& code) {
      return std::ranges::find(territories, code, &ProgrammeTerritory::code)->country;
    });
    all.push_back(std::move(attribute));
    all.push_back(country);
  }
  const DisclosureAttribute size{"size_class", {"micro", "small", "medium", "large", other_category}, {}, {}};
  all.push_back(size);
  all.push_back(grouping("sme", size, [](const std::string& of) { return of == "large" ? "large" : "sme"; }));
  all.push_back(grouping("fifty_staff", size, [](const std::string& of) {
    return of == "micro" || of == "small" ? "below_50" : "from_50";
  }));
  if (!clusters.empty()) {
    DisclosureAttribute attribute{"cluster", {}, {}, {}};
    for (const Cluster& one : clusters) attribute.categories.push_back(one.id);
    for (const char* beside : {"several", "none", other_category}) attribute.categories.emplace_back(beside);
    all.push_back(std::move(attribute));
  }
  all.push_back(
      {"kind", {"company", "technology-centre", "university", "public-body", "association", other_category}, {}, {}});
  return all;
}

/// The clusters of each organisation on a day.
std::map<std::string, std::set<std::string>> clusters_of(const ClusterRegister& all, const std::string& day) {
  std::map<std::string, std::set<std::string>> found;
  for (const organisations::ClusterMember& one : all.members)
    if (one.joined_on <= day && (one.left_on.empty() || day < one.left_on)) found[one.organisation].insert(one.cluster);
  return found;
}

}  // namespace

Result<DirectoryAttributes> DirectoryAttributes::of(storage::ProgrammeStore& programme, const Work& work) {
  const auto territories = programme.territories();
  if (!territories) return refuse(territories.error());
  const auto clusters = ClusterRegister::of(programme, work);
  if (!clusters) return refuse(clusters.error());
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  const auto stored = storage::OrganisationStore(programme).all();
  if (!stored) return refuse(stored.error());
  constexpr std::size_t day_length = 10;
  const auto memberships = clusters_of(*clusters, work.now.substr(0, day_length));
  DirectoryAttributes all;
  all.pairs_ = std::make_shared<const PairDecisions>(*decisions);
  all.attributes_ = attributes_of(*territories, clusters->clusters);
  Groups groups;
  for (const storage::StoredOrganisation& one : *stored) {
    const auto record = organisation_of(one.document);
    if (!record) return refuse(record.error());
    for (const GroupLink& link : record->group)
      if (is_one_enterprise(link) && !(link.organisation.empty() && link.name.empty()))
        groups.join(one.id, link.organisation.empty() ? "name " + link.name : link.organisation);
    auto& categories = all.categories_[one.id];
    categories["territory"] = territory_of(record->territory, *territories);
    categories["size_class"] = record->size_class;
    categories["kind"] = record->kind;
    const auto found = memberships.find(one.id);
    const std::size_t count = found == memberships.end() ? 0 : found->second.size();
    categories["cluster"] = count == 0 ? "none" : count == 1 ? *found->second.begin() : "several";
  }
  for (const storage::StoredOrganisation& one : *stored) all.groups_[one.id] = groups.root(one.id);
  return all;
}

std::string DirectoryAttributes::category(const std::string& organisation, const std::string& attribute) const {
  const auto known = categories_.find(pairs_->current(organisation));
  if (known == categories_.end()) return other_category;
  const auto found = known->second.find(attribute);
  return found == known->second.end() || found->second.empty() ? other_category : found->second;
}

std::string DirectoryAttributes::group(const std::string& organisation) const {
  const std::string id = pairs_->current(organisation);
  const auto found = groups_.find(id);
  return found == groups_.end() ? id : found->second;
}

Result<void> check_attributes(const DisclosurePlanFile& plan, const DirectoryAttributes& known) {
  std::vector<std::string> names;
  for (const DisclosureAttribute& one : known.attributes())
    if (one.groups.empty()) names.push_back(one.name);
  for (std::size_t number = 0; number < plan.attributes.size(); ++number) {
    const DisclosureAttribute& attribute = plan.attributes[number];
    if (!attribute.groups.empty()) continue;
    const std::string member = disclosure::place("attributes", number);
    if (std::ranges::find(names, attribute.name) == names.end()) {
      std::string all;
      for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
      return refuse(disclosure::wrong("unknown-attribute",
                                      "The directory does not know " + attribute.name + " of organisations.",
                                      member + ".name", "It knows " + all + "."));
    }
    if (std::ranges::find(attribute.categories, other_category) == attribute.categories.end())
      return refuse(disclosure::wrong("missing-category",
                                      attribute.name + " has no category for what is not known or not named.",
                                      member + ".categories", "Add the category " + std::string(other_category) + "."));
  }
  return {};
}

}  // namespace zubia::operations

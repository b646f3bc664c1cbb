#include "operations/permissions.hpp"

#include <algorithm>
#include <array>

namespace zubia::operations {

namespace {

/// Where a role may change things.
enum class Scope { own_territories, everywhere };

enum class People { pseudonyms, names };

/// What an account of a role may run: operations for `reach` and those before it, changes only within `changes`; and
/// how it sees people.
struct Grant {
  Role role;
  std::string_view name;
  Role reach;
  Scope changes;
  People people;
};

constexpr std::array<Grant, 6> grants = {
    {{Role::anybody, "anybody", Role::anybody, Scope::everywhere, People::pseudonyms},
     {Role::respondent, "respondent", Role::respondent, Scope::everywhere, People::pseudonyms},
     {Role::company, "company", Role::company, Scope::everywhere, People::pseudonyms},
     {Role::researcher, "researcher", Role::researcher, Scope::everywhere, People::pseudonyms},
     {Role::facilitator, "facilitator", Role::facilitator, Scope::own_territories, People::names},
     {Role::owner, "owner", Role::owner, Scope::everywhere, People::names}}};

const Grant* grant_of(std::string_view role) {
  const auto* grant = std::ranges::find(grants, role, &Grant::name);
  return grant == grants.end() ? nullptr : grant;
}

}  // namespace

std::span<const std::string_view> role_names() {
  static const auto names = [] {
    std::array<std::string_view, grants.size()> list;
    std::ranges::transform(grants, list.begin(), &Grant::name);
    return list;
  }();
  return names;
}

std::string_view role_name(Role role) { return std::ranges::find(grants, role, &Grant::role)->name; }

Role role_named(std::string_view name) {
  const Grant* grant = grant_of(name);
  return grant == nullptr ? Role::anybody : grant->role;
}

bool permits(std::string_view role, std::span<const std::string> territories, const About& operation,
             std::string_view territory) {
  const Grant* grant = grant_of(role);
  if (grant == nullptr || operation.role > grant->reach) return false;
  // What anybody may run works on what the caller hands in, and changes nothing of the programme.
  const bool is_change = operation.method != Method::get && operation.role != Role::anybody;
  if (!is_change || grant->changes == Scope::everywhere || territory.empty()) return true;
  if (operation.extent == Extent::programme) return true;
  return std::ranges::find(territories, territory) != territories.end();
}

bool is_held_to_territories(std::string_view role) {
  const Grant* grant = grant_of(role);
  return grant == nullptr || grant->changes == Scope::own_territories;
}

Result<void> check_permission(const Asker& asker, const About& operation) {
  if (permits(asker.role, asker.territories, operation, {})) return {};
  return refuse({"not-permitted", "Your role does not allow this.", {}, "Ask an owner of the programme."});
}

Result<void> check_permission(const Asker& asker, const About& operation, std::span<const std::string> objects) {
  if (auto allowed = check_permission(asker, operation); !allowed) return allowed;
  const auto foreign = std::ranges::find_if(objects, [&](const std::string& territory) {
    return territory.empty() || !permits(asker.role, asker.territories, operation, territory);
  });
  if (!objects.empty() && foreign == objects.end()) return {};
  return refuse({"not-permitted",
                 objects.empty() ? "You may change what belongs to your own territories, and this belongs to none."
                                 : "This belongs to " + *foreign + ", which is not one of your territories.",
                 {.field = "territory"},
                 "Ask an owner of the programme, or who facilitates that territory."});
}

bool sees_names(std::string_view role) {
  const Grant* grant = grant_of(role);
  return grant != nullptr && grant->people == People::names;
}

}  // namespace zubia::operations

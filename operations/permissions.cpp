#include "operations/permissions.hpp"

#include <algorithm>
#include <array>

namespace zubia::operations {

namespace {

/// Where a role may change things.
enum class Scope { own_territories, everywhere };

/// What an account of a role may run: operations for `reach` and those before it, changes only within `changes`.
struct Grant {
  std::string_view role;
  Role reach;
  Scope changes;
};

constexpr std::array<Grant, 6> grants = {{{"anybody", Role::anybody, Scope::everywhere},
                                          {"respondent", Role::anybody, Scope::everywhere},
                                          {"company", Role::anybody, Scope::everywhere},
                                          {"researcher", Role::researcher, Scope::everywhere},
                                          {"facilitator", Role::facilitator, Scope::own_territories},
                                          {"owner", Role::owner, Scope::everywhere}}};

}  // namespace

std::span<const std::string_view> account_roles() {
  static const auto roles = [] {
    std::array<std::string_view, grants.size()> names;
    std::ranges::transform(grants, names.begin(), &Grant::role);
    return names;
  }();
  return roles;
}

bool permits(std::string_view role, std::span<const std::string> territories, const About& operation,
             std::string_view territory) {
  const auto* grant = std::ranges::find(grants, role, &Grant::role);
  if (grant == grants.end() || operation.role > grant->reach) return false;
  // What anybody may run works on what the caller hands in, and changes nothing of the programme.
  const bool is_change = operation.method != Method::get && operation.role != Role::anybody;
  if (!is_change || grant->changes == Scope::everywhere || territory.empty()) return true;
  return std::ranges::find(territories, territory) != territories.end();
}

}  // namespace zubia::operations

#include "operations/administration/administration.hpp"

#include <algorithm>

#include "engine/base/nearest_names.hpp"
#include "operations/accounts/account_rules.hpp"
#include "operations/moments.hpp"
#include "operations/permissions.hpp"
#include "storage/account_store.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

AuditEvent administration_event(const Work& work, const std::string& action, const std::string& subject) {
  return {.at = moment_of(work.now),
          .actor = work.asker.id.empty() ? "console" : work.asker.id,
          .action = action,
          .subject = subject,
          .outcome = "done",
          .peer = work.asker.peer};
}

Result<Account> account_of_id(storage::AccountStore& accounts, const std::string& id) {
  const auto found = accounts.account(id);
  if (!found) return refuse(found.error());
  if (!*found) return refuse({"unknown-account", "There is no such account.", {.field = "account"}, {}});
  return **found;
}

Result<void> check_role(storage::ProgrammeStore& programme, const std::string& role,
                        const std::vector<std::string>& territories) {
  if (!is_role(role))
    return refuse({"unknown-role",
                   "There is no such role.",
                   {.field = "role"},
                   "Choose owner, facilitator, researcher, company or respondent."});
  if (territories.empty()) return {};
  if (!is_held_to_territories(role))
    return refuse({"no-territories-wanted",
                   "Only facilitators have territories of their own.",
                   {.field = "territories"},
                   "Leave them out, or choose the role facilitator."});
  const auto known = programme.territories();
  if (!known) return refuse(known.error());
  std::vector<std::string> codes;
  for (const ProgrammeTerritory& territory : *known) codes.push_back(territory.code);
  for (const std::string& territory : territories)
    if (std::ranges::find(codes, territory) == codes.end())
      return refuse({"unknown-territory",
                     "The programme has no territory " + territory + ".",
                     {.field = "territories"},
                     did_you_mean(territory, codes)});
  return {};
}

}  // namespace zubia::operations

#include "operations/administration/change_account.hpp"

#include "operations/administration/administration.hpp"
#include "operations/erase.hpp"
#include "storage/account_store.hpp"

namespace zubia::operations {

Result<ChangeAccount::Reply> ChangeAccount::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                       const Work& work) const {
  storage::AccountStore accounts(programme);
  auto account = account_of_id(accounts, request.account);
  if (!account) return refuse(account.error());
  if (auto checked = check_role(programme, request.role, request.territories); !checked) return refuse(checked.error());
  if (request.state != "active" && request.state != "disabled")
    return refuse({"unknown-state", "An account is active or disabled.", {.field = "state"}, "Choose one of the two."});
  account->role = request.role;
  account->territories = request.territories;
  account->state = request.state;
  const std::string action = request.state == "active" ? "change-account:" + request.role : "disable-account";
  auto changed = accounts.change_account(*account, administration_event(work, action, account->id));
  if (!changed) return refuse(changed.error());
  return Reply{account->id};
}

template AnyOperation erase<ChangeAccount>();

}  // namespace zubia::operations

#include "operations/administration/list_accounts.hpp"

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/permissions.hpp"
#include "storage/account_store.hpp"

namespace zubia::operations {

Result<ListAccounts::Reply> ListAccounts::operator()(const Request&, storage::ProgrammeStore& programme,
                                                     const Work&) const {
  const auto accounts = storage::AccountStore(programme).accounts();
  if (!accounts) return refuse(accounts.error());
  Reply reply;
  for (const Account& account : *accounts)
    reply.accounts.push_back({account.id, account.name, role_named(account.role), account.territories, account.state,
                              !account.totp_secret.empty(), moment_text(account.created_at)});
  return reply;
}

template AnyOperation erase<ListAccounts>();

}  // namespace zubia::operations

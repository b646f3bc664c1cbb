#include "apps/server/accounts.hpp"

#include <fmt/format.h>
#include <utility>

#include "operations/accounts/session_opening.hpp"
#include "operations/accounts/sign_in.hpp"
#include "operations/moments.hpp"

namespace zubia::server {

Accounts::Accounts(const std::shared_ptr<storage::ProgrammeStore>& programme, const operations::SecretKey& key,
                   std::string programme_name, Entrance entrance)
    : store_(programme),
      key_(key),
      desk_{store_, hashing_, limits_, key_, operations::system_moment, std::move(programme_name)},
      entrance_(entrance),
      pseudonym_key_(key_.derive("pseudonyms")) {}

Result<Visitor> Accounts::visitor_of(const http::Request& request, const std::string& peer) const {
  const auto opened = operations::full_session_of(desk_, request.cookie(cookie_name));
  if (!opened) return refuse(opened.error());
  const Account& account = opened->account;
  return Visitor{{account.id, account.name, account.role, account.territories, peer}, opened->token};
}

bool Accounts::goes_on(const std::string& token) const {
  const auto opened = operations::unseen_session_of(desk_, token);
  return opened && !operations::is_second_factor_due(*opened);
}

void Accounts::note_denial(const Visitor& visitor, std::string_view operation) const {
  AuditEvent event = operations::audit_event(desk_, visitor.asker.id, std::string(operation), {});
  event.outcome = "refused";
  event.peer = visitor.asker.peer;
  // Refused it is, whether it can be written down or not.
  static_cast<void>(desk_.accounts.append_audit(event));
}

http::Header session_cookie(const std::string& token) {
  const std::string_view end = token.empty() ? "; Max-Age=0" : "";
  return {"Set-Cookie", fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict{}", cookie_name, token, end)};
}

}  // namespace zubia::server

#include <type_traits>
#include <utility>

#include "operations/accounts/invitations.hpp"
#include "operations/accounts/second_factor.hpp"
#include "operations/accounts/session_messages.hpp"
#include "operations/accounts/session_route.hpp"
#include "operations/accounts/sign_in.hpp"
#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "operations/permissions.hpp"

namespace zubia::operations {

namespace {

/// A reply, and what becomes of the browser's session.
template <class Reply>
struct Answer {
  Reply reply;
  std::string new_token = {};
  bool ends_session = false;
};

SessionReply reply_of(const OpenedSession& opened, const SessionCall& call) {
  const Account& account = opened.account;
  const bool has_factor = !account.totp_secret.empty();
  SessionReply reply{SessionState::signed_in, account.name, role_named(account.role),
                     account.territories,     has_factor,   false,
                     call.desk.programme_name};
  if (is_second_factor_due(opened))
    reply.state = has_factor ? SessionState::second_factor_due : SessionState::second_factor_wanted;
  return reply;
}

Result<Answer<SessionReply>> go_on(const Result<OpenedSession>& opened, const SessionCall& call) {
  if (!opened) return refuse(opened.error());
  return Answer<SessionReply>{reply_of(*opened, call), opened->token};
}

Result<Answer<SessionReply>> read_session(const NothingAsked&, const SessionCall& call) {
  const auto opened = session_of(call.desk, call.token);
  if (opened) return Answer<SessionReply>{reply_of(*opened, call)};
  if (opened.error().code != no_session().code) return refuse(opened.error());
  SessionReply reply;
  reply.programme = call.desk.programme_name;
  if (call.first_owner_code != nullptr) {
    const auto owned = call.desk.accounts.has_owner();
    if (!owned) return refuse(owned.error());
    reply.first_owner_wanted = !*owned;
  }
  return Answer<SessionReply>{std::move(reply)};
}

Result<Answer<SessionReply>> open_session(const SignInRequest& request, const SessionCall& call) {
  auto opened = sign_in(call.desk, {request.name, request.password, call.peer});
  // What the browser held before is worth nothing any more, whoever put it there.
  if (opened && !call.token.empty()) static_cast<void>(sign_out(call.desk, call.token));
  return go_on(opened, call);
}

Result<Answer<NothingAnswered>> close_session(const NothingAsked&, const SessionCall& call) {
  const auto closed = sign_out(call.desk, call.token);
  if (!closed && closed.error().code != no_session().code) return refuse(closed.error());
  return Answer<NothingAnswered>{.reply = {}, .ends_session = true};
}

Result<Answer<SessionReply>> pass_factor(const CodeRequest& request, const SessionCall& call) {
  return go_on(pass_second_factor(call.desk, call.token, request.code), call);
}

Result<Answer<SecondFactorReply>> offer_factor(const NothingAsked&, const SessionCall& call) {
  const auto setup = offer_second_factor(call.desk, call.token);
  if (!setup) return refuse(setup.error());
  return Answer<SecondFactorReply>{{setup->secret, setup->uri, setup->sealed}};
}

Result<Answer<SessionReply>> confirm_factor(const ConfirmRequest& request, const SessionCall& call) {
  return go_on(confirm_second_factor(call.desk, call.token, request.sealed, request.code), call);
}

Result<Answer<SessionReply>> renew_password(const PasswordRequest& request, const SessionCall& call) {
  return go_on(change_password(call.desk, {call.token, request.old_password, request.new_password, call.peer}), call);
}

Result<Answer<OwnSessionsReply>> list_sessions(const NothingAsked&, const SessionCall& call) {
  const auto sessions = own_sessions(call.desk, call.token);
  if (!sessions) return refuse(sessions.error());
  OwnSessionsReply reply;
  for (const Session& session : *sessions)
    reply.sessions.push_back({session.id, moment_text(session.created_at), moment_text(session.last_seen_at),
                              moment_text(session.ends_at), session.token_hash == token_hash(call.token)});
  return Answer<OwnSessionsReply>{std::move(reply)};
}

Result<Answer<NothingAnswered>> end_session(const EndSessionRequest& request, const SessionCall& call) {
  if (auto ended = end_own_session(call.desk, call.token, request.session); !ended) return refuse(ended.error());
  return Answer<NothingAnswered>{};
}

Result<Answer<NothingAnswered>> end_sessions(const NothingAsked&, const SessionCall& call) {
  if (auto ended = sign_out_everywhere(call.desk, call.token); !ended) return refuse(ended.error());
  return Answer<NothingAnswered>{.reply = {}, .ends_session = true};
}

Result<Answer<NameReply>> become_first_owner(const FirstOwnerRequest& request, const SessionCall& call) {
  // Without a code on the console nothing fits.
  OneTimeCode none;
  OneTimeCode& code = call.first_owner_code == nullptr ? none : *call.first_owner_code;
  const auto owned = call.desk.accounts.has_owner();
  if (!owned) return refuse(owned.error());
  if (*owned) return refuse({"owner-exists", "The programme has an owner already.", {}, "Ask for an invitation."});
  const auto account = claim_programme(call.desk, code, {request.code, request.name, request.password, call.peer});
  if (!account) return refuse(account.error());
  return Answer<NameReply>{{account->name}};
}

Result<Answer<InvitationReply>> read_invitation(const InvitationQuestion& request, const SessionCall& call) {
  const auto invitation = look_at_invitation(call.desk, request.token, call.peer);
  if (!invitation) return refuse(invitation.error());
  return Answer<InvitationReply>{{invitation->name, role_named(invitation->role), invitation->purpose}};
}

Result<Answer<NameReply>> accept(const AcceptRequest& request, const SessionCall& call) {
  const auto account = accept_invitation(call.desk, request.token, request.password, call.peer);
  if (!account) return refuse(account.error());
  return Answer<NameReply>{{account->name}};
}

Result<void> check_need(SessionNeed need, const SessionCall& call) {
  if (need == SessionNeed::nobody) return {};
  const auto opened =
      need == SessionNeed::everything ? full_session_of(call.desk, call.token) : session_of(call.desk, call.token);
  if (!opened) return refuse(opened.error());
  return {};
}

template <class Request, class Reply>
SessionRoute with(SessionRoute route, Result<Answer<Reply>> (*work)(const Request&, const SessionCall&)) {
  route.run = [need = route.need, work](const nlohmann::json& fields,
                                        const SessionCall& call) -> Result<SessionAnswer> {
    if (auto known = check_need(need, call); !known) return refuse(known.error());
    const auto request = read_request<Request>(fields);
    if (!request) return refuse(request.error());
    auto answer = work(*request, call);
    if (!answer) return refuse(answer.error());
    SessionAnswer written{{}, std::move(answer->new_token), answer->ends_session};
    if constexpr (!std::is_same_v<Reply, NothingAnswered>) written.reply = to_json(answer->reply);
    return written;
  };
  route.request_schema = request_schema<Request>;
  if constexpr (!std::is_same_v<Reply, NothingAnswered>) route.reply_schema = schema_of<Reply>;
  return route;
}

}  // namespace

const std::vector<SessionRoute>& session_routes() {
  using enum SessionNeed;
  static const std::vector<SessionRoute> routes = {
      with({"read-session", "GET", "/session", nobody, false, "Who is signed in, and how far."}, read_session),
      with({"open-session", "POST", "/session", nobody, true, "Signs in with a password."}, open_session),
      with({"close-session", "DELETE", "/session", nobody, false, "Signs out."}, close_session),
      with({"pass-second-factor", "POST", "/session/second-factor", password, false,
            "Passes the second factor with a code of the authenticator app."},
           pass_factor),
      with({"offer-second-factor", "POST", "/session/second-factor/offer", password, false,
            "A secret to set up an authenticator app with."},
           offer_factor),
      with({"confirm-second-factor", "POST", "/session/second-factor/confirm", password, false,
            "Sets up the second factor, once the app shows its first code."},
           confirm_factor),
      with({"change-password", "POST", "/session/password", everything, true,
            "Changes the own password; all other sessions end."},
           renew_password),
      with({"list-sessions", "GET", "/session/all", everything, false, "The own sessions."}, list_sessions),
      with({"end-own-sessions", "DELETE", "/session/all", everything, false, "Signs out everywhere."}, end_sessions),
      with({"end-session", "DELETE", "/session/all/{session}", everything, false, "Ends one of the own sessions."},
           end_session),
      with({"claim-programme", "POST", "/first-owner", nobody, true,
            "Makes the first owner, with the code on the console of the server."},
           become_first_owner),
      with({"read-invitation", "POST", "/invitation", nobody, false, "What a link of an owner offers."},
           read_invitation),
      with({"accept-invitation", "POST", "/invitation/accept", nobody, true,
            "Makes the invited account, or sets the new password of a reset."},
           accept),
  };
  return routes;
}

}  // namespace zubia::operations

#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "operations/accounts/account_rules.hpp"
#include "operations/accounts/first_owner.hpp"

namespace zubia::operations {

/// What a route of the session wants to know of the asker: nothing, a password, or the second factor too.
enum class SessionNeed { nobody, password, everything };

/// What is known of a request beside its fields.
struct SessionCall {
  const AccountDesk& desk;
  std::string token;                ///< of the cookie; empty where there is none
  std::string peer;                 ///< the address it came from
  OneTimeCode* first_owner_code{};  ///< null where none was printed
};

struct SessionAnswer {
  nlohmann::ordered_json reply;  ///< null where nothing is answered
  std::string new_token = {};    ///< of the session that goes on from here; empty: the cookie stays as it is
  bool ends_session = false;     ///< the browser forgets what it has
};

/// A route of signing in, as the server and the description of the interface see it. Unlike an operation it works on
/// the session of the browser, so the terminal has none of them.
struct SessionRoute {
  std::string_view name;
  std::string_view method;  ///< `GET`
  std::string_view path;    ///< below `/api`
  SessionNeed need;
  bool hashes_password;  ///< it costs memory and time, and has its own queue
  std::string_view summary;

  std::function<Result<SessionAnswer>(const nlohmann::json& fields, const SessionCall& call)> run = {};
  std::function<nlohmann::ordered_json()> request_schema = {};
  std::function<nlohmann::ordered_json()> reply_schema = {};  ///< empty where nothing is answered
};

const std::vector<SessionRoute>& session_routes();

}  // namespace zubia::operations

#pragma once

#include "apps/server/service.hpp"

namespace zubia::server {

/// Whether the address is one of signing in, whatever the method.
bool is_session_path(const std::string& path);

/// Signing in and out, the second factor, the own password and sessions, the first owner, invitations.
void answer_session(Service& service, const RequestPointer& request, http::Reply reply);

/// Exchanges the key in the printed address for a session at once, so that it stands in no history.
void exchange_key(Service& service, const std::string& key, const RequestPointer& request, http::Reply reply);

}  // namespace zubia::server

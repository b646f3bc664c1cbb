#pragma once

// What the routes of the session are asked and answer.

#include <array>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::operations {

/// How far somebody has come in. `second_factor_wanted`: it has to be set up first.
enum class SessionState { signed_out, second_factor_due, second_factor_wanted, signed_in };
BOOST_DESCRIBE_ENUM(SessionState, signed_out, second_factor_due, second_factor_wanted, signed_in)

struct NothingAsked {
  static constexpr std::array<Field, 0> fields{};
};
BOOST_DESCRIBE_STRUCT(NothingAsked, (), ())

struct NothingAnswered {};

struct SessionReply {
  SessionState state = SessionState::signed_out;
  std::string name;
  Role role = Role::anybody;
  std::vector<std::string> territories;
  bool has_second_factor = false;
  bool first_owner_wanted = false;  ///< nobody owns the programme by password, and the console shows a code
  std::string programme;            ///< what it is called
};
BOOST_DESCRIBE_STRUCT(SessionReply, (),
                      (state, name, role, territories, has_second_factor, first_owner_wanted, programme))

struct SignInRequest {
  std::string name;
  std::string password;

  static constexpr std::array<Field, 2> fields{{
      {"name", "The name of the account.", Need::required},
      {"password", "Its password.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(SignInRequest, (), (name, password))

struct CodeRequest {
  std::string code;

  static constexpr std::array<Field, 1> fields{{{"code", "What the authenticator app shows.", Need::required}}};
};
BOOST_DESCRIBE_STRUCT(CodeRequest, (), (code))

struct SecondFactorReply {
  std::string secret;
  std::string uri;
  std::string sealed;
};
BOOST_DESCRIBE_STRUCT(SecondFactorReply, (), (secret, uri, sealed))

struct ConfirmRequest {
  std::string sealed;
  std::string code;

  static constexpr std::array<Field, 2> fields{{
      {"sealed", "As it was offered.", Need::required},
      {"code", "The first code that the authenticator app shows.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(ConfirmRequest, (), (sealed, code))

struct PasswordRequest {
  std::string old_password;
  std::string new_password;

  static constexpr std::array<Field, 2> fields{{
      {"old_password", "The password of now.", Need::required},
      {"new_password", "At least 12 characters.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(PasswordRequest, (), (old_password, new_password))

struct OwnSessionRow {
  std::string session;
  std::string created_at;
  std::string last_seen_at;
  std::string ends_at;
  bool is_this = false;
};
BOOST_DESCRIBE_STRUCT(OwnSessionRow, (), (session, created_at, last_seen_at, ends_at, is_this))

struct OwnSessionsReply {
  std::vector<OwnSessionRow> sessions;
};
BOOST_DESCRIBE_STRUCT(OwnSessionsReply, (), (sessions))

struct EndSessionRequest {
  std::string session;

  static constexpr std::array<Field, 1> fields{{{"session", "As the list names it.", Need::required}}};
};
BOOST_DESCRIBE_STRUCT(EndSessionRequest, (), (session))

struct FirstOwnerRequest {
  std::string code;
  std::string name;
  std::string password;

  static constexpr std::array<Field, 3> fields{{
      {"code", "The code on the console of the server.", Need::required},
      {"name", "What will be typed at sign-in; an e-mail address is a good choice.", Need::required},
      {"password", "At least 12 characters.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(FirstOwnerRequest, (), (code, name, password))

struct NameReply {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NameReply, (), (name))

struct InvitationQuestion {
  std::string token;

  static constexpr std::array<Field, 1> fields{{{"token", "What follows # in the link.", Need::required}}};
};
BOOST_DESCRIBE_STRUCT(InvitationQuestion, (), (token))

struct InvitationReply {
  std::string name;
  Role role;
  std::string purpose;  ///< `invitation` or `reset`
};
BOOST_DESCRIBE_STRUCT(InvitationReply, (), (name, role, purpose))

struct AcceptRequest {
  std::string token;
  std::string password;

  static constexpr std::array<Field, 2> fields{{
      {"token", "What follows # in the link.", Need::required},
      {"password", "At least 12 characters.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(AcceptRequest, (), (token, password))

}  // namespace zubia::operations

#pragma once

#include <gmock/gmock.h>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "operations/accounts/first_owner.hpp"
#include "operations/accounts/invitations.hpp"
#include "operations/accounts/second_factor.hpp"
#include "operations/accounts/sign_in.hpp"
#include "operations/accounts/totp.hpp"
#include "operations/all.hpp"
#include "operations/moments.hpp"
#include "tests/store_places.hpp"

namespace zubia::operations {

inline const std::string good = "mendi garaia zubi luzea";

inline void expect_code(const auto& result, const std::string& code) {
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, code);
}

/// What an authenticator app does with the base 32 that it is shown.
inline std::string bytes_of(const std::string& base32_text) {
  const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bytes;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char letter : base32_text) {
    bits = (bits << 5U | static_cast<unsigned>(letters.find(letter))) & 0xFFFFU;
    held += 5;
    if (held >= 8) bytes += static_cast<char>(bits >> (held -= 8) & 0xFFU);
  }
  return bytes;
}

/// A programme with an owner who has signed in with both factors.
class AccountsForTests : public testing::Test {
 protected:
  void SetUp() override {
    const FirstOwner claim{code_.text(), "Owner@example.eus", good, "::1"};
    owner_ = claim_programme(desk_, code_, claim)->id;
    const auto opened = sign_in(desk_, {"owner@example.eus", good, "::1"});
    const auto setup = offer_second_factor(desk_, opened->token);
    secret_ = bytes_of(setup->secret);
    half_open_ = opened->token;
    token_ = confirm_second_factor(desk_, opened->token, setup->sealed, totp_code(secret_, now_))->token;
    now_ += 60;
  }

  /// Somebody who accepted an invitation and signed in with the password.
  std::string join(const std::string& name, const std::string& role) {
    const auto link = invited(token_, name, role);
    EXPECT_TRUE(accept_invitation(desk_, *link, good, "::2").has_value());
    return sign_in(desk_, {name, good, "::2"})->token;
  }

  /// An operation asked by whoever has the session of a token, as the server does it.
  Result<nlohmann::json> ask(const std::string& operation, const std::string& token, const nlohmann::json& fields) {
    const auto opened = full_session_of(desk_, token);
    if (!opened) return refuse(opened.error());
    const Account& account = opened->account;
    const auto& all = all_operations();
    const auto found = std::ranges::find(all, operation, [](const auto& one) { return one.about.name; });
    const Work work{.progress = {},
                    .parallelism = {},
                    .now = moment_text(now_),
                    .asker = {account.id, account.name, account.role, account.territories, "::1"}};
    const auto reply = found->run(fields, programme_.get(), work, {OutputFormat::json, 0, {}});
    if (!reply) return refuse(reply.error());
    return nlohmann::json::parse(reply->text);
  }

  /// The token of the link.
  Result<std::string> invited(const std::string& token, const std::string& name, const std::string& role) {
    const bool is_facilitator = role == "facilitator";
    const auto reply =
        ask("invite", token, {{"name", name}, {"role", role}, {"territories", is_facilitator ? "ES21" : ""}});
    if (!reply) return refuse(reply.error());
    return reply->at("token").get<std::string>();
  }

  Result<std::string> reset_offered(const std::string& token, const std::string& account) {
    const auto reply = ask("offer-reset", token, {{"account", account}});
    if (!reply) return refuse(reply.error());
    return reply->at("token").get<std::string>();
  }

  Result<nlohmann::json> changed(const std::string& token, const std::string& account, const std::string& role,
                                 const std::string& state = "active") {
    return ask("change-account", token, {{"account", account}, {"role", role}, {"state", state}});
  }

  storage::TestFolder folder_;
  Instant now_ = 1'800'000'000;
  std::shared_ptr<storage::ProgrammeStore> programme_ =
      *storage::ProgrammeStore::create(folder_.file("naen.zubia"), {"0123", "NAEN cluster", {"en"}, "2026"},
                                       {{"ES21", "ES", {}, {}}, {"FRI1", "FR", {}, {}}});
  storage::AccountStore store_{programme_};
  PasswordHashing hashing_{{.memory_bytes = std::size_t{64} * 1024}};
  AttemptLimits limits_;
  SecretKey key_ = *SecretKey::open(folder_.file("naen.zubia.key"));
  OneTimeCode code_;
  AccountDesk desk_{store_, hashing_, limits_, key_, [this] { return now_; }, "NAEN cluster"};
  std::string owner_, secret_, half_open_, token_;
};

}  // namespace zubia::operations

#include <algorithm>

#include "operations/accounts/session_route.hpp"
#include "tests/accounts.hpp"

namespace zubia::operations {
namespace {

/// Browsers that ask the routes of the session.
class SessionRoutes : public AccountsForTests {
 protected:
  Result<SessionAnswer> call(const std::string& route, const std::string& token,
                             const nlohmann::json& fields = nlohmann::json::object()) {
    const auto& routes = session_routes();
    const auto found = std::ranges::find(routes, route, &SessionRoute::name);
    return found->run(fields, {desk_, token, "::1", code_wanted_});
  }

  std::string state(const std::string& token) {
    return call("read-session", token)->reply.at("state").get<std::string>();
  }

  std::string sign_in_as(const std::string& name) {
    return call("open-session", "", {{"name", name}, {"password", good}})->new_token;
  }

  OneTimeCode* code_wanted_ = nullptr;
};

TEST_F(SessionRoutes, LeadFromSignedOutToSignedInByWayOfTheSecondFactor) {
  EXPECT_EQ(state(""), "signed-out");
  EXPECT_EQ(state("guess"), "signed-out");
  ASSERT_TRUE(accept_invitation(desk_, *invited(token_, "ane", "researcher"), good, "::2").has_value());
  const std::string first = sign_in_as("ane");
  EXPECT_EQ(state(first), "second-factor-wanted");
  const auto offer = call("offer-second-factor", first)->reply;
  const std::string secret = bytes_of(offer.at("secret"));
  expect_code(call("confirm-second-factor", first, {{"sealed", offer.at("sealed")}, {"code", "000000"}}), "wrong-code");
  const auto confirmed =
      call("confirm-second-factor", first, {{"sealed", offer.at("sealed")}, {"code", totp_code(secret, now_)}});
  EXPECT_EQ(confirmed->reply.at("state"), "signed-in");
  EXPECT_EQ(confirmed->reply.at("role"), "researcher");
  EXPECT_NE(confirmed->new_token, first);
  EXPECT_EQ(state(first), "signed-out");

  now_ += 60;
  const std::string second = sign_in_as("ane");
  EXPECT_EQ(state(second), "second-factor-due");
  expect_code(call("list-sessions", second), "second-factor-due");
  expect_code(call("change-password", second, {{"old_password", good}, {"new_password", good + "!"}}),
              "second-factor-due");
  const auto passed = call("pass-second-factor", second, {{"code", totp_code(secret, now_)}});
  EXPECT_EQ(state(passed->new_token), "signed-in");
  EXPECT_EQ(state(second), "signed-out");
}

TEST_F(SessionRoutes, SignInEndsWhatTheBrowserHeldBefore) {
  const std::string planted = join("company@example.eus", "company");
  const auto opened = call("open-session", planted, {{"name", "company@example.eus"}, {"password", good}});
  EXPECT_NE(opened->new_token, planted);
  EXPECT_EQ(state(planted), "signed-out");
  EXPECT_EQ(state(opened->new_token), "signed-in");
  const std::string kept = opened->new_token;
  expect_code(call("open-session", kept, {{"name", "company@example.eus"}, {"password", "wrong"}}),
              "wrong-name-or-password");
  EXPECT_EQ(state(kept), "signed-in");
}

TEST_F(SessionRoutes, ListTheOwnSessionsAndEndThoseAlone) {
  const std::string one = join("company@example.eus", "company");
  const std::string two = sign_in_as("company@example.eus");
  const auto own = call("list-sessions", one)->reply.at("sessions");
  ASSERT_EQ(own.size(), 2U);
  EXPECT_NE(own[0].at("is_this"), own[1].at("is_this"));
  const std::string foreign = call("list-sessions", token_)->reply.at("sessions")[0].at("session");
  const auto of_another = call("end-session", one, {{"session", foreign}});
  const auto of_nobody = call("end-session", one, {{"session", "0123"}});
  expect_code(of_another, "not-found");
  EXPECT_EQ(of_another.error(), of_nobody.error());
  EXPECT_EQ(state(token_), "signed-in");
  const auto& other = own[own[0].at("is_this").get<bool>() ? 1 : 0];
  ASSERT_TRUE(call("end-session", one, {{"session", other.at("session")}}).has_value());
  EXPECT_EQ(state(two), "signed-out");
  ASSERT_TRUE(call("end-own-sessions", one)->ends_session);
  EXPECT_EQ(state(one), "signed-out");
  expect_code(call("list-sessions", one), "sign-in-wanted");
}

TEST_F(SessionRoutes, SayWhatALinkOffersAndAcceptItOnce) {
  const std::string link = *invited(token_, "ane", "company");
  const auto offered = call("read-invitation", "", {{"token", link}})->reply;
  EXPECT_EQ(offered.dump(), R"({"name":"ane","role":"company","purpose":"invitation"})");
  expect_code(call("accept-invitation", "", {{"token", link}, {"password", "short"}}), "short-password");
  EXPECT_EQ(call("accept-invitation", "", {{"token", link}, {"password", good}})->reply.at("name"), "ane");
  expect_code(call("read-invitation", "", {{"token", link}}), "invitation-not-valid");
  const std::string reset = *reset_offered(token_, (*store_.account_named("ane"))->id);
  EXPECT_EQ(call("read-invitation", "", {{"token", reset}})->reply.at("purpose"), "reset");
  EXPECT_EQ(call("read-invitation", "", {{"token", reset}})->reply.at("name"), "ane");
}

TEST_F(SessionRoutes, WantAFirstOwnerOnlyWhileThereIsNone) {
  OneTimeCode code;
  code_wanted_ = &code;
  EXPECT_EQ(call("read-session", "")->reply.at("first_owner_wanted"), false);
  const nlohmann::json claim = {{"code", code.text()}, {"name", "ane"}, {"password", good}};
  expect_code(call("claim-programme", "", claim), "owner-exists");
}

TEST_F(SessionRoutes, RefuseFieldsThatTheyDoNotKnow) {
  expect_code(call("open-session", "", {{"name", "ane"}, {"password", good}, {"role", "owner"}}), "unknown-field");
  expect_code(call("open-session", "", {{"name", "ane"}}), "missing-field");
  expect_code(call("open-session", "", {{"name", 1}, {"password", good}}), "invalid-value");
}

TEST_F(SessionRoutes, OfAClockThatIsSetBackAreNeitherLostNorLonger) {
  const std::string company = join("company@example.eus", "company");
  now_ -= 3600;
  EXPECT_EQ(state(company), "signed-in");
  EXPECT_EQ(state(token_), "signed-in");
  // Seen an hour ago by the clock of then, but half an hour by the one of now.
  now_ += staff_idle_seconds_max;
  EXPECT_EQ(state(token_), "signed-out");
}

}  // namespace
}  // namespace zubia::operations

#include "mail/smtp_sender.hpp"

#include <gtest/gtest.h>

namespace zubia::mail {
namespace {

std::string refusal(const std::string& address) {
  const auto server = smtp_server(address, false);
  return server ? "none" : server.error().code;
}

TEST(MailServers, AreNamedByAddressesThatHoldNoPassword) {
  for (const char* wrong : {"", "mail.example.eus", "http://mail.example.eus", "smtp://", "smtps://:465",
                            "smtps://ane:secret@mail.example.eus", "smtps://mail.example.eus:0",
                            "smtps://mail.example.eus:99999", "smtps://mail.example.eus:4x", "smtps://a/b"})
    EXPECT_EQ(refusal(wrong), "invalid-mail-server") << wrong;
}

TEST(MailServers, AreReachedByTlsUnlessTheyAreHereOrItIsSaid) {
  EXPECT_EQ(smtp_server("smtps://mail.example.eus", false)->tls, Tls::from_start);
  EXPECT_EQ(smtp_server("smtps://mail.example.eus", false)->port, 465);
  EXPECT_EQ(smtp_server("smtp://mail.example.eus", false)->tls, Tls::upgraded);
  EXPECT_EQ(smtp_server("smtp://mail.example.eus/", false)->port, 587);
  EXPECT_EQ(smtp_server("smtp://mail.example.eus:25", true)->tls, Tls::none);
  EXPECT_EQ(smtp_server("smtp://127.0.0.1:2525", false)->tls, Tls::none);
  EXPECT_EQ(smtp_server("smtp://[::1]:2525", false)->tls, Tls::none);
  EXPECT_EQ(smtp_server("smtp://[2001:db8::1]", false)->host, "[2001:db8::1]");
  EXPECT_EQ(smtp_server("smtp://localhost.example.com", false)->tls, Tls::upgraded) << "only its name begins so";
  EXPECT_EQ(smtp_server("smtp://127.example.com", false)->tls, Tls::upgraded) << "only its name begins so";
}

TEST(MailServers, ThatAreNotThereTakeNothing) {
  SmtpSender sender({.host = "127.0.0.1", .port = 1, .tls = Tls::none, .seconds_max = 2});
  const Delivery delivery = sender.send("a@example.com", "b@example.com", "Subject: x\r\n\r\nx\r\n");
  EXPECT_EQ(delivery.outcome, Outcome::unreached);
  EXPECT_FALSE(delivery.is_address_wrong);
}

}  // namespace
}  // namespace zubia::mail

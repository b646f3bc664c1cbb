#include "mail/delivery_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace zubia::mail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// As Postfix writes it, with the headers or the whole of what came back.
std::string postfix(const std::string& status = "5.1.1", const std::string& action = "failed",
                    const std::string& kind = "message/rfc822") {
  return "Return-Path: <>\r\n"
         "Date: Fri, 28 Nov 2026 10:12:13 +0100 (CET)\r\n"
         "From: MAILER-DAEMON@mx.example.eus (Mail Delivery System)\r\n"
         "Subject: Undelivered Mail Returned to Sender\r\n"
         "To: naen@example.eus\r\n"
         "Auto-Submitted: auto-replied\r\n"
         "MIME-Version: 1.0\r\n"
         "Content-Type: multipart/report; report-type=delivery-status;\r\n"
         "\tboundary=\"4D0F82A0.1764320000/mx.example.eus\"\r\n"
         "Message-Id: <20261128091213.4D0F8@mx.example.eus>\r\n\r\n"
         "This is a MIME-encapsulated message.\r\n\r\n"
         "--4D0F82A0.1764320000/mx.example.eus\r\n"
         "Content-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
         "<inaki@orona.example.eus>: host mail.orona.example.eus[192.0.2.7] said: 550 5.1.1\r\n"
         "    User unknown (in reply to RCPT TO command)\r\n\r\n"
         "--4D0F82A0.1764320000/mx.example.eus\r\n"
         "Content-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n"
         "Reporting-MTA: dns; mx.example.eus\r\nX-Postfix-Queue-ID: 4D0F8\r\n"
         "X-Postfix-Sender: rfc822; naen@example.eus\r\nArrival-Date: Fri, 28 Nov 2026 10:12:10 +0100 (CET)\r\n\r\n"
         "Final-Recipient: rfc822; inaki@orona.example.eus\r\n"
         "Original-Recipient: rfc822;Inaki@orona.example.eus\r\nAction: " +
         action + "\r\nStatus: " + status +
         "\r\nRemote-MTA: dns; mail.orona.example.eus\r\n"
         "Diagnostic-Code: smtp; 550 5.1.1 <inaki@orona.example.eus>: Recipient address\r\n"
         "    rejected: User unknown in virtual mailbox table\r\n\r\n"
         "--4D0F82A0.1764320000/mx.example.eus\r\n"
         "Content-Description: Undelivered Message\r\nContent-Type: " +
         kind +
         "\r\n\r\n"
         "From: NAEN <naen@example.eus>\r\nTo: inaki@orona.example.eus\r\n"
         "Message-ID: <0a1b2c@example.eus>\r\nSubject: =?utf-8?q?Galdetegia?=\r\n\r\n"
         "Egun on\r\n\r\n"
         "--4D0F82A0.1764320000/mx.example.eus--\r\n";
}

std::string refusal(const std::string& bytes) {
  const auto read = read_delivery_reports(bytes, "bounce.eml");
  return read ? "none" : read.error().code;
}

TEST(DeliveryReports, AreToldFromEverythingElse) {
  EXPECT_EQ(refusal(""), "empty-file");
  EXPECT_EQ(refusal("organisation,name\na,b\n"), "not-a-delivery-report");
  EXPECT_EQ(refusal("From: jon@example.eus\r\nSubject: Re: Galdetegia\r\n\r\nEz dut nahi.\r\n"),
            "not-a-delivery-report");
  EXPECT_EQ(refusal(std::string(5000, '\0')), "not-a-delivery-report");
}

TEST(DeliveryReports, ThatEndTooEarlySaySo) {
  const std::string whole = postfix();
  EXPECT_EQ(refusal(whole.substr(0, whole.find("Content-Description: Delivery report"))), "truncated-file");
  EXPECT_EQ(refusal(whole.substr(0, whole.find("Final-Recipient"))), "truncated-file");
  EXPECT_EQ(refusal(whole.substr(0, whole.find("Action:"))), "truncated-file");
  const auto later = read_delivery_reports(whole.substr(0, whole.find("From: NAEN")), "bounce.eml").value();
  EXPECT_EQ(later.front().message, "") << "whose it is stands in the last part";
  EXPECT_EQ(later.front().recipients.front().address, "inaki@orona.example.eus");
}

TEST(DeliveryReports, OfAnyLengthAreReadOrRefusedAndNeverHarm) {
  const std::string whole = postfix();
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    const auto read = read_delivery_reports(whole.substr(0, length), "bounce.eml");
    EXPECT_TRUE(!read || !read->front().recipients.empty()) << length;
  }
}

TEST(DeliveryReports, OfPostfixNameTheMessageAndTheAddress) {
  for (const char* kind : {"message/rfc822", "text/rfc822-headers"}) {
    const auto read = read_delivery_reports(postfix("5.1.1", "failed", kind), "bounce.eml").value();
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read.front().message, "0a1b2c") << kind;
    ASSERT_EQ(read.front().recipients.size(), 1U);
    const RecipientReport& one = read.front().recipients.front();
    EXPECT_EQ(one.address, "inaki@orona.example.eus");
    EXPECT_EQ(one.action, "failed");
    EXPECT_EQ(one.status, "5.1.1");
    EXPECT_THAT(one.diagnostic, HasSubstr("User unknown in virtual mailbox table"));
  }
}

TEST(DeliveryReports, OfAWholeMailboxAreReadOneByOne) {
  std::string box;
  for (const char* status : {"5.1.1", "4.4.1", "5.2.2"})
    box += "From MAILER-DAEMON Fri Nov 28 10:12:13 2026\n" + postfix(status) + "\n";
  std::vector<std::string> found;
  const auto reports = read_delivery_reports(box, "bounces.mbox").value();
  for (const DeliveryReport& one : reports) found.push_back(one.recipients.front().status);
  EXPECT_THAT(found, ElementsAre("5.1.1", "4.4.1", "5.2.2"));
}

TEST(DeliveryReports, KnowWhenTheAddressIsWrong) {
  for (const char* wrong : {"5.1.1", "5.1.2", "5.1.10", "5.2.1", "5.0.0", "5.4.4"})
    EXPECT_TRUE(says_address_is_wrong(wrong)) << wrong;
  for (const char* other : {"", "4.1.1", "5.1.7", "5.1.8", "5.2.2", "5.7.1", "5.7.26", "2.0.0"})
    EXPECT_FALSE(says_address_is_wrong(other)) << other;
}

}  // namespace
}  // namespace zubia::mail

#include "mail/message.hpp"

#include <gmime/gmime.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mail/mail_library.hpp"

namespace zubia::mail {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Message message() {
  return {.id = "0a1b",
          .from = {"NAEN – Nouvelle-Aquitaine, Euskadi, Nafarroa", "naen@example.eus"},
          .to = {"Iñaki Etxeberría", "inaki@orona.example.eus"},
          .subject = "Berrikuntza: diagnostikoa eta « élan »",
          .text = "Egun on:\n\nŠtar élan.\n.puntu bat lerro hasieran\nhttps://naen.example.eus/answer#" +
                  std::string(64, 'a') + "\n",
          .language = "eu",
          .stop_link = "https://naen.example.eus/stop-mail#" + std::string(96, 'b'),
          .at = 1'764'288'000};
}

std::string refusal(const Message& wrong) {
  const auto text = message_text(wrong);
  return text ? "none: " + *text : text.error().code;
}

TEST(Messages, DoNotLetANameOrASubjectAddAHeader) {
  for (const char* breaking : {"\r\n", "\n", "\r"}) {
    const std::string bad = std::string("x") + breaking + "Bcc: everybody@example.com";
    Message wrong = message();
    wrong.subject = bad;
    EXPECT_EQ(refusal(wrong), "line-in-header");
    wrong = message();
    wrong.to.name = bad;
    EXPECT_EQ(refusal(wrong), "line-in-header");
    wrong = message();
    wrong.from.name = bad;
    EXPECT_EQ(refusal(wrong), "line-in-header");
    wrong = message();
    wrong.stop_link = bad;
    EXPECT_EQ(refusal(wrong), "line-in-header");
    wrong = message();
    wrong.to.address = "a@example.com" + std::string(breaking) + "Bcc: b@example.com";
    EXPECT_EQ(refusal(wrong), "invalid-address");
  }
}

TEST(Messages, GoToAddressesThatServersTake) {
  for (const char* right : {"a@example.com", "jon.o'neill+2@mail.orona.eus", "x@xn--bcher-kva.example"})
    EXPECT_TRUE(is_address(right)) << right;
  for (const char* wrong : {"", "a", "a@", "@example.com", "a@b", "a b@example.com", "a@example..com", ".a@example.com",
                            "a..b@example.com", "a@-example.com", "jon@example.com, ane@example.com", "<a@example.com>",
                            "íñigo@example.com", "a@example.com\n", "a@b@example.com", "a@exa_mple.com"})
    EXPECT_FALSE(is_address(wrong)) << wrong;
  EXPECT_FALSE(is_address(std::string(65, 'a') + "@example.com"));
  EXPECT_EQ(comparable_address("Jon@Example.EUS"), "jon@example.eus");
}

/// Read by the library again, the message says what was written, and its bytes are such that any server takes them.
TEST(Messages, SayTheSameWhenTheyAreReadAgain) {
  const std::string text = message_text(message()).value();
  std::size_t line = 0;
  for (std::size_t place = 0; place < text.size(); ++place) {
    EXPECT_LT(static_cast<unsigned char>(text[place]), 0x80);
    if (text[place] == '\n') {
      ASSERT_TRUE(place > 0 && text[place - 1] == '\r') << "a bare line feed at " << place;
      EXPECT_LE(place - line, 998U);
      line = place;
    }
  }
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> read(g_mime_parser_construct_message(parser.get(), nullptr));
  ASSERT_TRUE(read);
  EXPECT_STREQ(g_mime_message_get_subject(read.get()), message().subject.c_str());
  EXPECT_STREQ(g_mime_message_get_message_id(read.get()), "0a1b@example.eus");
  const auto first = [&](GMimeAddressType type) {
    return internet_address_list_get_address(g_mime_message_get_addresses(read.get(), type), 0);
  };
  EXPECT_EQ(internet_address_list_length(g_mime_message_get_addresses(read.get(), GMIME_ADDRESS_TYPE_FROM)), 1)
      << "a comma in a name is no second address";
  EXPECT_STREQ(internet_address_get_name(first(GMIME_ADDRESS_TYPE_TO)), "Iñaki Etxeberría");
  EXPECT_STREQ(internet_address_get_name(first(GMIME_ADDRESS_TYPE_FROM)), message().from.name.c_str());
  EXPECT_STREQ(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first(GMIME_ADDRESS_TYPE_TO))),
               "inaki@orona.example.eus");
  const char* stop = g_mime_object_get_header(GMIME_OBJECT(read.get()), "List-Unsubscribe");
  ASSERT_NE(stop, nullptr);
  EXPECT_EQ(stop, "<" + message().stop_link + ">");
  std::string body = taken_text(g_mime_text_part_get_text(GMIME_TEXT_PART(g_mime_message_get_mime_part(read.get()))));
  std::erase(body, '\r');
  EXPECT_EQ(body, message().text);
  EXPECT_THAT(text, HasSubstr("Auto-Submitted: auto-generated\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("Bcc")));
}

}  // namespace
}  // namespace zubia::mail

#include "tests/load/reply_reader.hpp"

#include <gtest/gtest.h>

namespace zubia::load {

using State = ReplyReader::State;

/// The bytes one by one, as the slowest network would bring them.
State drip(ReplyReader& reader, std::string_view bytes) {
  State state = State::unfinished;
  for (const char& byte : bytes) {
    EXPECT_NE(state, State::whole) << "whole before its end";
    state = reader.take({&byte, 1});
  }
  return state;
}

TEST(ReplyReader, ReadsABodyOfAKnownLength) {
  ReplyReader reader;
  EXPECT_EQ(drip(reader, "HTTP/1.1 200 OK\r\ncontent-LENGTH: 5\r\n\r\nabcde"), State::whole);
  EXPECT_EQ(reader.reply().status, 200);
  EXPECT_EQ(reader.reply().opening, "abcde");
  EXPECT_FALSE(reader.reply().closes);
}

TEST(ReplyReader, ReadsABodyInChunks) {
  ReplyReader reader;
  const auto bytes =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: u\r\n\r\n";
  EXPECT_EQ(drip(reader, bytes), State::whole);
  EXPECT_EQ(reader.reply().opening, "abc0123456789");
  EXPECT_EQ(reader.reply().body_bytes, 13);
}

TEST(ReplyReader, SeesThatOneIsToTryAgainOrNotOnThisConnection) {
  ReplyReader reader;
  EXPECT_EQ(reader.take("HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
            State::whole);
  EXPECT_TRUE(reader.reply().has_retry_after);
  EXPECT_TRUE(reader.reply().closes);
  reader.begin();
  EXPECT_EQ(reader.take("HTTP/1.1 304 Same\r\n\r\n"), State::whole);
  EXPECT_FALSE(reader.reply().has_retry_after);
  EXPECT_FALSE(reader.reply().closes);
}

TEST(ReplyReader, PassesOverWhatIsNotYetTheAnswer) {
  ReplyReader reader;
  EXPECT_EQ(reader.take("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 Nothing\r\n\r\n"), State::whole);
  EXPECT_EQ(reader.reply().status, 204);
}

TEST(ReplyReader, KeepsTheOpeningOfALargeBodyOnly) {
  ReplyReader reader;
  reader.take("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
  EXPECT_EQ(reader.take(std::string(100'000, 'x')), State::whole);
  EXPECT_EQ(reader.reply().opening.size(), 16'384);
  EXPECT_EQ(reader.reply().body_bytes, 100'000);
}

TEST(ReplyReader, HoldsForBrokenWhatHasNoKnownEnd) {
  for (const std::string_view bytes :
       {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.0 200 OK\r\n", "nonsense\n", "HTTP/1.1 2x0 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab"}) {
    ReplyReader reader;
    EXPECT_EQ(reader.take(std::string(bytes) + "\r\n"), State::broken) << bytes;
  }
}

}  // namespace zubia::load

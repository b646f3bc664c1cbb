#include "apps/server/http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "apps/server/http/hostile_requests_for_tests.hpp"
#include "apps/server/http/raw_client_for_tests.hpp"

namespace zubia::http {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// What the handler of these tests answers, by the path.
void answer(const std::shared_ptr<const Request>& request, Reply reply, std::shared_ptr<EventStream>& events) {
  if (request->path == "/never") return;
  if (request->path == "/later") {
    std::thread([reply]() mutable {
      std::this_thread::sleep_for(milliseconds(200));
      reply.respond({.body = "later"});
    }).detach();
    return;
  }
  if (request->path == "/events") {
    events = reply.open_events();
    events->send("tick", R"({"n":1})", "7");
    return;
  }
  if (request->path == "/large") {
    reply.respond({.content_type = "application/json", .body = std::string(200'000, 'a')});
    return;
  }
  if (request->path == "/split") {
    reply.respond({.headers = {{"Location", "/a\r\nSet-Cookie: stolen=1"}}});
    return;
  }
  std::string text = request->method + " " + request->path;
  for (const auto& [name, value] : request->query) text.append("|").append(name).append("=").append(value);
  reply.respond({.content_type = "text/plain", .body = text + "|" + request->body});
}

class HttpServer : public testing::Test {
 protected:
  void start(ServerOptions options) {
    options.known_hosts = {"zubia.test"};
    options.default_headers = {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}};
    options.is_upload = [](const std::string& path) { return path == "/upload"; };
    auto server =
        Server::listen(std::move(options), [this](const std::shared_ptr<const Request>& request, Reply reply) {
          answer(request, std::move(reply), events_);
        });
    ASSERT_TRUE(server);
    server_ = std::move(*server);
    thread_ = std::jthread([this] { server_->run(); });
  }

  void TearDown() override {
    if (!server_) return;
    server_->drain(milliseconds(2000));
    thread_.join();
  }

  std::string exchange(std::string_view bytes) {
    RawClient client(server_->port());
    client.say(bytes);
    std::string heard = client.hear_all();
    was_closed_ = client.was_closed();
    return heard;
  }

  static std::string get(const std::string& target, const std::string& more = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: zubia.test\r\n" + more + "\r\n";
  }
  static std::string last(const std::string& target) { return get(target, "Connection: close\r\n"); }

  std::unique_ptr<Server> server_;
  std::jthread thread_;
  std::shared_ptr<EventStream> events_;
  bool was_closed_ = false;
};

TEST_F(HttpServer, RefusesWhatCouldBeReadInTwoWaysAndCloses) {
  start({});
  for (const Hostile& hostile : hostile_requests()) {
    // A second request hides behind the first, as in smuggling.
    const std::string heard = exchange(hostile.bytes + last("/smuggled"));
    EXPECT_TRUE(was_closed_) << hostile.name;
    EXPECT_THAT(heard, Not(HasSubstr("/smuggled"))) << hostile.name;
    EXPECT_THAT(heard, StartsWith("HTTP/1.1 " + hostile.status)) << hostile.name;
  }
  EXPECT_THAT(exchange(last("/")), HasSubstr("GET /|"));
}

TEST_F(HttpServer, SurvivesBytesOfEveryKind) {
  start({.limits = {.header_time = milliseconds(300), .body_time = milliseconds(300)}});
  std::mt19937_64 random(7);
  const auto corpus = hostile_requests();
  for (int round = 0; round < 150; ++round) {
    std::string bytes = round % 3 == 0 ? get("/a?b=c") : corpus[random() % corpus.size()].bytes;
    if (bytes.size() > 2000) bytes.resize(2000);
    for (int change = 0; change < 4; ++change) bytes[random() % bytes.size()] = static_cast<char>(random());
    RawClient client(server_->port());
    client.say(bytes + (round % 2 == 0 ? "\r\n\r\n" : ""));
    if (round % 5 == 0) {
      client.reset();
      continue;
    }
    client.patience(milliseconds(1500));
    client.hear_all();
  }
  EXPECT_THAT(exchange(last("/")), HasSubstr("GET /|"));
}

TEST_F(HttpServer, DecodesTheAddressOnce) {
  start({});
  EXPECT_THAT(exchange(last("/%C3%B1/a%2520b?x=1+2&y=%26&x=3")), HasSubstr("GET /ñ/a%20b|x=1 2|y=&|x=3|"));
  EXPECT_THAT(exchange("GET http://zubia.test/a HTTP/1.1\r\nHost: zubia.test\r\nConnection: close\r\n\r\n"),
              HasSubstr("GET /a|"));
}

TEST_F(HttpServer, TakesBodiesOfKnownLengthAndInChunks) {
  start({});
  const std::string post = "POST / HTTP/1.1\r\nHost: zubia.test:8700\r\nConnection: close\r\n";
  EXPECT_THAT(exchange(post + "Content-Length: 5\r\n\r\nhello"), HasSubstr("POST /|hello"));
  EXPECT_THAT(exchange(post + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nCookie: t\r\n\r\n"),
              HasSubstr("POST /|hello"));
  EXPECT_THAT(exchange(post + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\nok"),
              testing::AllOf(StartsWith("HTTP/1.1 100 Continue"), HasSubstr("POST /|ok")));
}

TEST_F(HttpServer, CutsAnEndlessBodyAtTheLimit) {
  start({.limits = {.body_bytes = 10'000, .upload_bytes = 50'000}});
  for (const std::string path : {"/", "/upload"}) {
    RawClient client(server_->port());
    client.say("POST " + path + " HTTP/1.1\r\nHost: zubia.test\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int chunk = 0; chunk < 100; ++chunk) client.say("400\r\n" + std::string(0x400, 'x') + "\r\n");
    EXPECT_THAT(client.hear_all(), testing::AnyOf(StartsWith("HTTP/1.1 413"), testing::IsEmpty())) << path;
    EXPECT_TRUE(client.was_closed());
  }
  EXPECT_THAT(
      exchange("POST /upload HTTP/1.1\r\nHost: zubia.test\r\nConnection: close\r\nContent-Length: 20000\r\n\r\n" +
               std::string(20'000, 'x')),
      StartsWith("HTTP/1.1 200"));
}

TEST_F(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
  start({});
  std::string requests = get("/later");
  for (int k = 0; k < 99; ++k) requests += get("/" + std::to_string(k));
  const std::string heard = exchange(requests + last("/last"));
  std::size_t place = heard.find("later");
  ASSERT_NE(place, std::string::npos);
  for (int k = 0; k < 99; ++k) {
    place = heard.find("GET /" + std::to_string(k) + "|", place);
    ASSERT_NE(place, std::string::npos) << k;
  }
}

TEST_F(HttpServer, EndsAConnectionAfterItsShareOfRequests) {
  start({.limits = {.requests_per_connection = 3}});
  std::string requests;
  for (int k = 0; k < 5; ++k) requests += get("/" + std::to_string(k));
  const std::string heard = exchange(requests);
  EXPECT_THAT(heard, testing::AllOf(HasSubstr("GET /2|"), Not(HasSubstr("GET /3|"))));
  EXPECT_TRUE(was_closed_);
}

TEST_F(HttpServer, ASlowDripDoesNotBuyTime) {
  start(
      {.limits = {
           .body_bytes_per_second_min = 1'000'000, .header_time = milliseconds(300), .body_time = milliseconds(300)}});
  for (const std::string& opening :
       {std::string("GET / HTTP/1.1\r\nX: "),
        std::string("POST / HTTP/1.1\r\nHost: zubia.test\r\nContent-Length: 900\r\n\r\n")}) {
    const auto started = std::chrono::steady_clock::now();
    RawClient client(server_->port());
    client.say(opening);
    client.patience(milliseconds(50));
    while (!client.was_closed() && std::chrono::steady_clock::now() - started < std::chrono::seconds(5)) {
      client.say("a");
      client.hear_all();
    }
    EXPECT_TRUE(client.was_closed());
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(3));
  }
}

TEST_F(HttpServer, ServesOthersBesideTwoThousandSilentClients) {
  // A server that waits for the silent waits until they are given up.
  start({.limits = {.header_time = std::chrono::minutes(2)}});
  std::vector<std::unique_ptr<RawClient>> silent;
  for (int k = 0; k < 2000; ++k) {
    silent.push_back(std::make_unique<RawClient>(server_->port()));
    if (!silent.back()->is_connected()) {
      silent.pop_back();
      break;
    }
    silent.back()->say("GET / HTTP/1.1\r\nX");
  }
  EXPECT_EQ(silent.size(), 2000U);
  const auto started = std::chrono::steady_clock::now();
  for (int k = 0; k < 20; ++k) EXPECT_THAT(exchange(last("/")), HasSubstr("GET /|"));
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::minutes(1));
}

TEST_F(HttpServer, AnAnswerThatNeverComesIsAFaultOfOurs) {
  start({});
  EXPECT_THAT(exchange(last("/never")), StartsWith("HTTP/1.1 500"));
}

TEST_F(HttpServer, AHeaderThatWouldSplitTheResponseIsNotSent) {
  start({});
  const std::string heard = exchange(last("/split"));
  EXPECT_THAT(heard, Not(HasSubstr("stolen")));
  EXPECT_THAT(heard, StartsWith("HTTP/1.1 500"));
}

TEST_F(HttpServer, SaysTooBusyInsteadOfQueueingWithoutEnd) {
  start({.limits = {.requests_at_work = 1}});
  RawClient first(server_->port());
  first.say(last("/later"));
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_THAT(exchange(last("/")), testing::AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("Retry-After: 1")));
  EXPECT_THAT(first.hear_all(), HasSubstr("later"));
}

TEST_F(HttpServer, HeadHasTheHeadersOfGetAndNoBody) {
  start({});
  const std::string heard = exchange("HEAD /abc HTTP/1.1\r\nHost: zubia.test\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(heard, testing::AllOf(HasSubstr("Content-Length: 10"), testing::EndsWith("\r\n\r\n")));
}

TEST_F(HttpServer, CompressesLargeAnswersForWhoTakesIt) {
  start({});
  const std::string packed = exchange(get("/large", "Accept-Encoding: gzip, br\r\nConnection: close\r\n"));
  EXPECT_THAT(packed, testing::AllOf(HasSubstr("Content-Encoding: gzip"), HasSubstr("Vary: Accept-Encoding")));
  EXPECT_LT(packed.size(), 5000U);
  EXPECT_GT(exchange(last("/large")).size(), 200'000U);
}

TEST_F(HttpServer, EveryResponseCarriesTheDefaults) {
  start({});
  EXPECT_THAT(exchange(last("/")), testing::AllOf(HasSubstr("X-Content-Type-Options: nosniff"), HasSubstr("Date: ")));
  EXPECT_THAT(exchange("bad\r\n\r\n"), HasSubstr("X-Content-Type-Options: nosniff"));
}

TEST_F(HttpServer, StreamsEventsUntilTheClientLeaves) {
  start({.limits = {.event_silence = milliseconds(50)}});
  auto client = std::make_unique<RawClient>(server_->port());
  client->say(get("/events"));
  EXPECT_THAT(client->hear_until("\n\n:"), HasSubstr("id: 7\nevent: tick\ndata: {\"n\":1}\n\n"));
  EXPECT_TRUE(events_->send("tick", R"({"n":2})"));
  EXPECT_THAT(client->hear_until("\"n\":2"), HasSubstr("data: {\"n\":2}"));
  EXPECT_EQ(server_->counts().event_streams_open, 1U);
  client.reset();
  for (int k = 0; k < 100 && events_->is_open(); ++k) std::this_thread::sleep_for(milliseconds(20));
  EXPECT_FALSE(events_->is_open());
  EXPECT_FALSE(events_->send("tick", "{}"));
}

TEST_F(HttpServer, ADrainFinishesWhatIsAtWorkAndEndsEventStreams) {
  start({});
  RawClient idle(server_->port());
  idle.say(get("/"));
  idle.hear_until("GET /|");
  RawClient working(server_->port());
  working.say(get("/later"));
  RawClient listening(server_->port());
  listening.say(get("/events"));
  listening.hear_until("tick");
  server_->drain(milliseconds(5000));
  EXPECT_THAT(working.hear_all(), testing::AllOf(HasSubstr("later"), HasSubstr("Connection: close")));
  listening.hear_all();
  idle.hear_all();
  EXPECT_TRUE(listening.was_closed());
  EXPECT_TRUE(idle.was_closed());
  thread_.join();
  EXPECT_FALSE(RawClient(server_->port()).is_connected());
  server_.reset();
}

TEST_F(HttpServer, ADrainDoesNotWaitForEver) {
  start({});
  RawClient reading(server_->port());
  reading.say("GET / HTTP/1.1\r\nX");
  std::this_thread::sleep_for(milliseconds(50));
  const auto started = std::chrono::steady_clock::now();
  server_->drain(milliseconds(200));
  thread_.join();
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(2));
  server_.reset();
}

TEST_F(HttpServer, AClientThatLeavesInTheMiddleHarmsNobody) {
  start({});
  for (int k = 0; k < 50; ++k) {
    RawClient client(server_->port());
    client.say(get("/large") + get("/later"));
    client.reset();
  }
  EXPECT_THAT(exchange(last("/")), HasSubstr("GET /|"));
}

TEST(HttpListen, AnAddressThatIsTakenOrNotOursIsRefused) {
  const Handler nothing = [](const std::shared_ptr<const Request>&, const Reply&) {};
  const auto first = Server::listen({}, nothing);
  ASSERT_TRUE(first);
  const auto second = Server::listen({.port = (*first)->port()}, nothing);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "address-in-use");
  const auto elsewhere = Server::listen({.address = "nowhere"}, nothing);
  ASSERT_FALSE(elsewhere);
  EXPECT_EQ(elsewhere.error().code, "unknown-address");
}

}  // namespace
}  // namespace zubia::http

#include "apps/server/proxies.hpp"

#include <gtest/gtest.h>

namespace zubia::server {
namespace {

http::Request from(const std::string& peer, std::vector<http::Header> headers) {
  http::Request request;
  request.peer = peer;
  request.headers = std::move(headers);
  return request;
}

TEST(Proxies, AreBelievedAndNobodyElse) {
  const Proxies proxies = *Proxies::of({"10.0.0.1", "::1"});
  const std::vector<http::Header> claims = {{"x-forwarded-for", "198.51.100.7"}, {"x-forwarded-proto", "https"}};
  EXPECT_EQ(proxies.outside_of(from("10.0.0.1", claims)).peer, "198.51.100.7");
  EXPECT_TRUE(proxies.outside_of(from("10.0.0.1", claims)).is_https);
  EXPECT_EQ(proxies.outside_of(from("::ffff:10.0.0.1", claims)).peer, "198.51.100.7");
  EXPECT_EQ(proxies.outside_of(from("10.0.0.2", claims)).peer, "10.0.0.2");
  EXPECT_FALSE(proxies.outside_of(from("10.0.0.2", claims)).is_https);
  EXPECT_EQ(Proxies().outside_of(from("127.0.0.1", claims)).peer, "127.0.0.1");
}

TEST(Proxies, PassOnWhatTheClientClaimedAndThatIsNotBelieved) {
  const Proxies proxies = *Proxies::of({"10.0.0.1", "10.0.0.2"});
  const auto peer_of = [&](std::vector<http::Header> headers) {
    return proxies.outside_of(from("10.0.0.1", std::move(headers))).peer;
  };
  EXPECT_EQ(peer_of({{"x-forwarded-for", "127.0.0.1, 198.51.100.7, 10.0.0.2"}}), "198.51.100.7");
  EXPECT_EQ(peer_of({{"x-forwarded-for", "127.0.0.1"}, {"x-forwarded-for", "198.51.100.7"}}), "198.51.100.7");
  EXPECT_EQ(peer_of({{"x-forwarded-for", "nonsense"}}), "10.0.0.1");
  EXPECT_EQ(peer_of({{"x-forwarded-for", "198.51.100.7, nonsense"}}), "10.0.0.1");
  EXPECT_EQ(peer_of({{"x-forwarded-for", ""}}), "10.0.0.1");
  EXPECT_EQ(peer_of({}), "10.0.0.1");
  EXPECT_FALSE(proxies.outside_of(from("10.0.0.1", {{"x-forwarded-proto", "https, http"}})).is_https);
}

TEST(Proxies, AreNamedByAddress) {
  EXPECT_EQ(Proxies::of({"10.0.0.1", "nginx"}).error().code, "invalid-value");
  EXPECT_EQ(Proxies::of({""}).error().code, "invalid-value");
  EXPECT_FALSE(Proxies::of({})->any());
}

TEST(Loopback, IsThisMachineAlone) {
  for (const char* own : {"127.0.0.1", "127.8.8.8", "::1", "localhost"}) EXPECT_TRUE(is_loopback(own)) << own;
  for (const char* other : {"0.0.0.0", "::", "10.0.0.1", "example.eu", ""}) EXPECT_FALSE(is_loopback(other)) << other;
}

}  // namespace
}  // namespace zubia::server

#pragma once

#include <string>
#include <vector>

namespace zubia::http {

/// A request that two readers could read differently, or that means no good, and the status it gets.
struct Hostile {
  std::string name;
  std::string bytes;
  std::string status;
};

inline std::vector<Hostile> hostile_requests() {
  const std::string post = "POST / HTTP/1.1\r\nHost: zubia.test\r\n";
  const std::string ask = "GET / HTTP/1.1\r\nHost: zubia.test\r\n";
  const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
  return {
      {"length and coding", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"length twice, the same", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", "400"},
      {"length twice, different", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400"},
      {"a list of lengths", post + "Content-Length: 3, 3\r\n\r\nabc", "400"},
      {"a length with a sign", post + "Content-Length: +3\r\n\r\nabc", "400"},
      {"a negative length", post + "Content-Length: -3\r\n\r\nabc", "400"},
      {"a length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\nabc", "400"},
      {"a hexadecimal length", post + "Content-Length: 0x3\r\n\r\nabc", "400"},
      {"coding twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"coding of another kind", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "400"},
      {"coding with a tail", post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "400"},
      {"coding with a tab", post + "Transfer-Encoding:\tchunked x\r\n\r\n0\r\n\r\n", "400"},
      {"a negative chunk", chunked + "-2\r\nab\r\n0\r\n\r\n", "400"},
      {"a chunk of 17 digits", chunked + "fffffffffffffffff\r\na\r\n0\r\n\r\n", "400"},
      {"a chunk of 2^64", chunked + "10000000000000000\r\na\r\n0\r\n\r\n", "400"},
      {"a chunk that is no number", chunked + "g\r\na\r\n0\r\n\r\n", "400"},
      {"a chunk longer than it says", chunked + "1\r\nabc\r\n0\r\n\r\n", "400"},
      {"a chunk ended by a bare line feed", chunked + "1\na\n0\n\n", "400"},
      {"a bare line feed", "GET / HTTP/1.1\nHost: zubia.test\n\n", "400"},
      {"one bare line feed among good ones", "GET / HTTP/1.1\r\nHost: zubia.test\nX: y\r\n\r\n", "400"},
      {"a bare carriage return", ask + "X: a\rb\r\n\r\n", "400"},
      {"a folded line", ask + "X: a\r\n b\r\n\r\n", "400"},
      {"a blank before the colon", ask + "X : a\r\n\r\n", "400"},
      {"a blank before the name", "GET / HTTP/1.1\r\n Host: zubia.test\r\n\r\n", "400"},
      {"a header without a colon", ask + "X\r\n\r\n", "400"},
      {"a header without a name", ask + ": a\r\n\r\n", "400"},
      {"a NUL in a value", ask + std::string("X: a\0b\r\n\r\n", 10), "400"},
      {"a name with a bracket", ask + "X(: a\r\n\r\n", "400"},
      {"no host", "GET / HTTP/1.1\r\n\r\n", "400"},
      {"two hosts", ask + "Host: zubia.test\r\n\r\n", "400"},
      {"another host", "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n", "421"},
      {"a host with an at", "GET / HTTP/1.1\r\nHost: zubia.test@evil.test\r\n\r\n", "400"},
      {"another host in the target", "GET http://evil.test/ HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"a body with GET", ask + "Content-Length: 3\r\n\r\nabc", "400"},
      {"a compressed body", post + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "415"},
      {"another expectation", post + "Expect: tea\r\nContent-Length: 3\r\n\r\nabc", "417"},
      {"a version of the future", "GET / HTTP/2.0\r\nHost: zubia.test\r\n\r\n", "400"},
      {"a version of the past", "GET /\r\n\r\n", "400"},
      {"a line end before the request", "\r\n" + ask + "\r\n", "400"},
      {"two blanks in the request line", "GET  / HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"a blank in the target", "GET /a b HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"an unknown method", "BREW / HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "501"},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "501"},
      {"CONNECT", "CONNECT zubia.test:80 HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "501"},
      {"a way up", "GET /a/../../etc/passwd HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"an encoded way up", "GET /%2e%2e/etc/passwd HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"an encoded slash", "GET /a%2fb HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"a backslash", "GET /a%5cb HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"an empty segment", "GET //evil.test/ HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"an encoded NUL", "GET /a%00 HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"an encoded line end", "GET /?a=%0d%0aX HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"overlong UTF-8", "GET /%c0%ae HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"half a percent", "GET /%2 HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"a fragment", "GET /#a HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "400"},
      {"a target too long", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: zubia.test\r\n\r\n", "414"},
      {"a head too large", ask + "X: " + std::string(20'000, 'a') + "\r\n\r\n", "431"},
      {"a body too large", post + "Content-Length: 2000000\r\n\r\n", "413"},
      {"not HTTP at all", "\x16\x03\x01\x02\x01\x01\r\n\r\n", "400"},
  };
}

}  // namespace zubia::http

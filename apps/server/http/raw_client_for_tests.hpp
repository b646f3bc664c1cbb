#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace zubia::http {

using std::chrono::milliseconds;

/// A client that says exactly what it is told to say.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&place), sizeof(place)) == 0;
    patience(milliseconds(5000));
  }
  ~RawClient() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool is_connected() const { return is_connected_; }

  void patience(milliseconds most) const {
    timeval time{.tv_sec = most.count() / 1000, .tv_usec = (most.count() % 1000) * 1000};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof(time));
  }

  void say(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  /// Everything until the server closes, or until patience ends.
  std::string hear_all() {
    while (hear_some()) {
    }
    return heard_;
  }

  std::string hear_until(std::string_view mark) {
    while (heard_.find(mark) == std::string::npos && hear_some()) {
    }
    return heard_;
  }

  bool was_closed() const { return was_closed_; }

  void reset() {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    ::close(descriptor_);
    descriptor_ = -1;
  }

 private:
  bool hear_some() {
    char part[4096];
    const ssize_t count = ::recv(descriptor_, part, sizeof(part), 0);
    was_closed_ = count == 0 || (count < 0 && errno == ECONNRESET);
    if (count > 0) heard_.append(part, static_cast<std::size_t>(count));
    return count > 0;
  }

  int descriptor_;
  bool is_connected_ = false;
  bool was_closed_ = false;
  std::string heard_;
};

}  // namespace zubia::http

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zubia::load {

/// What a server answered.
struct Reply {
  unsigned status = 0;
  bool has_retry_after = false;
  bool closes = false;         ///< no further request may follow on the connection
  std::size_t body_bytes = 0;  ///< as sent
  std::string opening;         ///< of the body: its first 16 KiB
};

/// Reads one reply as its bytes arrive, by Content-Length or in chunks. One whose end cannot be known is broken, and so
/// is whatever follows a whole one, since nothing more was asked for.
class ReplyReader {
 public:
  enum class State { unfinished, whole, broken };

  State take(std::string_view bytes);
  State state() const;
  const Reply& reply() const { return reply_; }

  /// Forgets the reply, for the next one.
  void begin() { *this = {}; }

 private:
  enum class Place { status_line, fields, body, chunk_line, chunk, chunk_end, trailer, end, nowhere };

  Place after(std::string_view line);
  Place after_status_line(std::string_view line);
  Place after_field(std::string_view line);
  Place after_head() const;
  Place after_chunk_line(std::string_view line);
  void take_body(std::string_view& bytes);

  Place place_ = Place::status_line;
  Reply reply_;
  std::string line_;
  std::size_t remaining_ = 0;
  bool has_length_ = false;
  bool is_chunked_ = false;
};

}  // namespace zubia::load

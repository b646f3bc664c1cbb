#include "tests/load/reply_reader.hpp"

#include <algorithm>
#include <charconv>

namespace zubia::load {

namespace {

constexpr std::size_t opening_max = 16'384;
constexpr std::size_t line_max = 16'384;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_same(std::string_view one, std::string_view other) { return std::ranges::equal(one, other, {}, lower, lower); }

/// Whether all of the text is a number in that base.
template <typename Number>
bool read_number(std::string_view text, Number& number, int base) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

ReplyReader::State ReplyReader::state() const {
  if (place_ == Place::end) return State::whole;
  return place_ == Place::nowhere ? State::broken : State::unfinished;
}

ReplyReader::State ReplyReader::take(std::string_view bytes) {
  while (!bytes.empty() && place_ != Place::nowhere) {
    if (place_ == Place::end) {
      place_ = Place::nowhere;
    } else if (place_ == Place::body || place_ == Place::chunk) {
      take_body(bytes);
    } else {
      const std::size_t end = bytes.find('\n');
      line_ += bytes.substr(0, end);
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
      if (line_.size() > line_max) place_ = Place::nowhere;
      if (end == std::string_view::npos) break;
      if (line_.ends_with('\r')) line_.pop_back();
      place_ = after(line_);
      line_.clear();
    }
  }
  return state();
}

void ReplyReader::take_body(std::string_view& bytes) {
  const std::string_view part = bytes.substr(0, remaining_);
  if (reply_.opening.size() < opening_max) reply_.opening += part.substr(0, opening_max - reply_.opening.size());
  reply_.body_bytes += part.size();
  remaining_ -= part.size();
  bytes.remove_prefix(part.size());
  if (remaining_ == 0) place_ = place_ == Place::body ? Place::end : Place::chunk_end;
}

ReplyReader::Place ReplyReader::after(std::string_view line) {
  switch (place_) {
    case Place::status_line:
      return after_status_line(line);
    case Place::fields:
      return line.empty() ? after_head() : after_field(line);
    case Place::chunk_line:
      return after_chunk_line(line);
    case Place::chunk_end:
      return line.empty() ? Place::chunk_line : Place::nowhere;
    case Place::trailer:
      return line.empty() ? Place::end : Place::trailer;
    default:
      return Place::nowhere;
  }
}

ReplyReader::Place ReplyReader::after_status_line(std::string_view line) {
  if (!line.starts_with("HTTP/1.1 ") || line.size() < 12 || !read_number(line.substr(9, 3), reply_.status, 10))
    return Place::nowhere;
  return Place::fields;
}

ReplyReader::Place ReplyReader::after_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return Place::nowhere;
  const std::string_view name = line.substr(0, colon);
  std::string_view value = line.substr(colon + 1);
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  if (is_same(name, "content-length")) {
    has_length_ = true;
    if (!read_number(value, remaining_, 10)) return Place::nowhere;
  }
  if (is_same(name, "transfer-encoding")) is_chunked_ = is_same(value, "chunked");
  if (is_same(name, "connection")) reply_.closes = is_same(value, "close");
  if (is_same(name, "retry-after")) reply_.has_retry_after = true;
  return Place::fields;
}

ReplyReader::Place ReplyReader::after_head() const {
  if (reply_.status < 200) return Place::status_line;
  if (reply_.status == 204 || reply_.status == 304) return Place::end;
  if (is_chunked_) return Place::chunk_line;
  if (!has_length_) return Place::nowhere;
  return remaining_ == 0 ? Place::end : Place::body;
}

ReplyReader::Place ReplyReader::after_chunk_line(std::string_view line) {
  if (!read_number(line.substr(0, line.find(';')), remaining_, 16)) return Place::nowhere;
  return remaining_ == 0 ? Place::trailer : Place::chunk;
}

}  // namespace zubia::load

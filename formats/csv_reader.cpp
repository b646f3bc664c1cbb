#include "formats/csv_reader.hpp"

#include <algorithm>
#include <utility>

namespace zubia::formats {

CsvReader::CsvReader(std::string_view text, char delimiter, std::string file_name)
    : text_(text), delimiter_(delimiter), file_name_(std::move(file_name)) {}

Result<bool> CsvReader::next() {
  fields_.clear();
  if (!unescaped_.empty()) unescaped_.clear();
  skip_empty_lines();
  if (position_ == text_.size()) return false;
  record_line_ = line_;
  while (true) {
    if (position_ < text_.size() && text_[position_] == '"') {
      const Result<std::string_view> field = quoted_field();
      if (!field) return refuse(field.error());
      fields_.push_back(*field);
    } else {
      fields_.push_back(plain_field());
    }
    if (position_ == text_.size()) return true;
    if (text_[position_] != delimiter_) break;
    ++position_;
  }
  skip_line_end();
  return true;
}

std::string_view CsvReader::plain_field() {
  const std::size_t start = position_;
  while (position_ < text_.size()) {
    const char c = text_[position_];
    if (c == delimiter_ || c == '\n' || c == '\r') break;
    ++position_;
  }
  return text_.substr(start, position_ - start);
}

Result<std::string_view> CsvReader::quoted_field() {
  const std::size_t first_line = line_;
  const std::size_t start = ++position_;
  std::string* unescaped = nullptr;
  std::size_t copied = start;
  while (true) {
    const std::size_t quote = text_.find('"', position_);
    if (quote == std::string_view::npos)
      return refuse({"broken-quotes",
                     "A quoted field is never closed.",
                     {file_name_, first_line, {}, {}},
                     "Close the quotes, or double a quote that belongs to the text."});
    for (std::size_t i = position_; i < quote; ++i)
      if (text_[i] == '\n' || (text_[i] == '\r' && text_[i + 1] != '\n')) ++line_;
    position_ = quote + 1;
    if (position_ == text_.size() || text_[position_] != '"') break;
    if (unescaped == nullptr) unescaped = &unescaped_.emplace_back();
    unescaped->append(text_.substr(copied, position_ - copied));
    copied = ++position_;
  }
  const std::size_t end = position_ - 1;
  if (position_ < text_.size()) {
    const char c = text_[position_];
    if (c != delimiter_ && c != '\n' && c != '\r')
      return refuse({"broken-quotes",
                     "Text follows the closing quote of a field.",
                     {file_name_, line_, {}, {}},
                     "Put the whole field in quotes, and double the quotes that belong to the text."});
  }
  if (unescaped == nullptr) return text_.substr(start, end - start);
  unescaped->append(text_.substr(copied, end - copied));
  return std::string_view(*unescaped);
}

std::size_t CsvReader::lines_left() const {
  const std::string_view rest = text_.substr(position_);
  return static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) + 1;
}

void CsvReader::skip_line_end() {
  if (text_[position_] == '\r' && position_ + 1 < text_.size() && text_[position_ + 1] == '\n') ++position_;
  ++position_;
  ++line_;
}

void CsvReader::skip_empty_lines() {
  while (position_ < text_.size() && (text_[position_] == '\n' || text_[position_] == '\r')) skip_line_end();
}

}  // namespace zubia::formats

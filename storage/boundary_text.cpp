#include "storage/boundary_text.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace zubia::storage {

namespace {

constexpr std::string_view opening = "MULTIPOLYGON(";

void append(std::string& text, double number) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  static_cast<void>(error);  // 32 characters hold any double
  text.append(digits.data(), end);
}

/// Reads from left to right; once something is amiss, it stays so.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : rest_(text) {}

  bool takes(char wanted) {
    if (!is_sound_ || rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expects(char wanted) {
    if (!takes(wanted)) is_sound_ = false;
  }

  double number() {
    double value = 0.0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{}) is_sound_ = false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  /// `(one,two,…)`, each read by `read_one`.
  template <class List, class ReadOne>
  List list(ReadOne read_one) {
    List items;
    expects('(');
    while (is_sound_) {
      items.push_back(read_one());
      if (!takes(',')) break;
    }
    expects(')');
    return items;
  }

  bool is_sound() const { return is_sound_; }

 private:
  std::string_view rest_;
  bool is_sound_ = true;
};

}  // namespace

std::string to_well_known_text(const std::vector<Polygon>& polygons) {
  std::string text(opening.substr(0, opening.size() - 1));
  const auto separated = [&text](const auto& items, const auto& write) {
    char before = '(';
    for (const auto& item : items) {
      text += before;
      before = ',';
      write(item);
    }
    text += ')';
  };
  separated(polygons, [&](const Polygon& polygon) {
    separated(polygon, [&](const Ring& ring) {
      separated(ring, [&](const Position& position) {
        append(text, position[0]);
        text += ' ';
        append(text, position[1]);
      });
    });
  });
  return text;
}

std::vector<Polygon> from_well_known_text(std::string_view text) {
  if (!text.starts_with(opening)) return {};
  TextReader reader(text.substr(opening.size() - 1));
  const auto position = [&] {
    Position read{};
    read[0] = reader.number();
    reader.expects(' ');
    read[1] = reader.number();
    return read;
  };
  const auto ring = [&] { return reader.list<Ring>(position); };
  const auto polygon = [&] { return reader.list<Polygon>(ring); };
  auto polygons = reader.list<std::vector<Polygon>>(polygon);
  return reader.is_sound() ? polygons : std::vector<Polygon>{};
}

}  // namespace zubia::storage

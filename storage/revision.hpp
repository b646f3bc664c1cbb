#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace zubia::storage {

/// What of a programme changes together: statistics and territories; domains and decisions; accounts and their log;
/// organisations; questionnaires and what is answered.
enum class Area : std::uint8_t { facts, records, people, organisations, questionnaires };
constexpr std::size_t area_count = 5;

/// How often each area was written.
using Revision = std::array<std::uint64_t, area_count>;

/// Some of the areas.
class Areas {
 public:
  Areas() = default;
  Areas(std::initializer_list<Area> areas) {
    for (const Area area : areas) add(area);
  }

  void add(Area area) { bits_ |= 1U << static_cast<unsigned>(area); }
  bool contains(Area area) const { return (bits_ >> static_cast<unsigned>(area) & 1U) != 0; }

  /// Whether `one` is, in these areas, as late as `other` or later.
  bool is_as_late(const Revision& one, const Revision& other) const {
    for (std::size_t area = 0; area < area_count; ++area)
      if (contains(static_cast<Area>(area)) && one[area] < other[area]) return false;
    return true;
  }

 private:
  unsigned bits_ = 0;
};

}  // namespace zubia::storage

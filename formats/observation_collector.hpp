#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/result.hpp"
#include "formats/number_style.hpp"
#include "formats/statistics_file.hpp"

namespace zubia::formats {

/// A cell as a file writes it.
struct PublishedCell {
  std::string_view territory{};
  std::string_view activity{};
  std::string_view period{};
  std::string_view value{};
  std::string_view flags{};
  bool confidential = false;     ///< said elsewhere than in the flags
  std::size_t line = 0;          ///< 0: the file has no lines
  std::string_view column = {};  ///< of the value
};

/// Whether Eurostat's flags say that a value may not be known: `c` or `C` alone or among other letters (`bc`), or one
/// of the confidentiality marks `@C`, `@N`, `@P`.
bool flags_mean_confidential(std::string_view flags);

/// Turns published cells into observations, and refuses what no statistic can be: text for a number (`not-a-number`),
/// less than nothing (`negative-value`), a cell without a territory or activity (`missing-code`), and a cell given
/// twice (`duplicate-cell`).
class ObservationCollector {
 public:
  explicit ObservationCollector(std::string file_name, NumberStyle style = {})
      : file_name_(std::move(file_name)), style_(style) {}

  /// Makes room for about so many cells.
  void expect(std::size_t cells);

  Result<void> add(const PublishedCell& cell);

  bool empty() const { return observations_.empty(); }

  /// Checks that no cell is there twice and moves the observations, with what is to be noticed about them, to the end
  /// of `file`. `duplicate_mend` is what to do about a cell given twice.
  Result<StatisticsFile> finish(StatisticsFile file, const std::string& duplicate_mend);

 private:
  /// Numbers texts in the order of their first appearance.
  class TextNumbers {
   public:
    std::uint32_t number(std::string_view text);

   private:
    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
    std::string_view last_;
    std::uint32_t last_number_ = 0;
  };

  struct CellKey {
    std::uint32_t territory = 0;
    std::uint32_t activity = 0;
    std::uint32_t period = 0;
    std::uint32_t place = 0;
  };

  Result<void> check_codes(const PublishedCell& cell) const;
  Result<void> check_duplicates(const std::string& duplicate_mend);
  Problem duplicate_cell(std::size_t first, std::size_t second, const std::string& mend) const;

  std::string file_name_;
  NumberStyle style_;
  std::vector<Observation> observations_;
  std::vector<CellKey> keys_;
  std::vector<std::uint32_t> lines_;
  TextNumbers territories_;
  TextNumbers activities_;
  TextNumbers periods_;
  std::size_t confidential_ = 0;
  std::size_t withheld_ = 0;  // confidential cells that came with a number
  std::size_t missing_ = 0;
};

}  // namespace zubia::formats

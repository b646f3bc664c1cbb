#include "formats/observation_collector.hpp"

#include <algorithm>
#include <tuple>

#include "formats/plain_text.hpp"

namespace zubia::formats {
namespace {

/// Eurostat joins its one-letter flags: `bc` is `b` and `c`. Longer words are someone's own and mean what they say.
bool is_confidential_word(std::string_view word) {
  if (word == "C" || word == "@C" || word == "@N" || word == "@P") return true;
  if (lower_case(word) == "confidential") return true;
  constexpr std::size_t joined_flags_max = 4;
  return word.size() <= joined_flags_max && word.find_first_not_of("bcdefimnprsuz") == std::string_view::npos &&
         word.find('c') != std::string_view::npos;
}

}  // namespace

bool flags_mean_confidential(std::string_view flags) {
  while (!flags.empty()) {
    const std::size_t end = std::min(flags.find_first_of(" ,;"), flags.size());
    if (is_confidential_word(flags.substr(0, end))) return true;
    flags.remove_prefix(std::min(end + 1, flags.size()));
  }
  return false;
}

std::uint32_t ObservationCollector::TextNumbers::number(std::string_view text) {
  if (!texts_.empty() && text == last_) return last_number_;
  auto entry = numbers_.find(text);
  if (entry == numbers_.end()) {
    texts_.emplace_back(text);
    entry = numbers_.emplace(texts_.back(), static_cast<std::uint32_t>(texts_.size() - 1)).first;
  }
  last_ = entry->first;
  last_number_ = entry->second;
  return last_number_;
}

Result<void> ObservationCollector::check_codes(const PublishedCell& cell) const {
  if (!cell.territory.empty() && !cell.activity.empty()) return {};
  const std::string what = cell.territory.empty() ? "territory" : "activity";
  return refuse({"missing-code",
                 "The line has no " + what + ".",
                 {file_name_, cell.line, what, {}},
                 "Fill in the code of the " + what + ", or remove the line."});
}

void ObservationCollector::expect(std::size_t cells) {
  // A file of empty lines must not make us ask for more memory than there is.
  cells = std::min<std::size_t>(cells, 1'000'000);
  observations_.reserve(cells);
  keys_.reserve(cells);
  lines_.reserve(cells);
}

Result<void> ObservationCollector::add(const PublishedCell& cell) {
  if (Result<void> codes = check_codes(cell); !codes) return codes;
  Observation observation;
  const auto where = [&] { return Where{file_name_, cell.line, std::string(cell.column), {}}; };
  const bool missing = means_missing(cell.value);
  if (!missing) {
    const std::optional<double> value = read_number(cell.value, style_);
    if (!value)
      return refuse({"not-a-number", "“" + std::string(cell.value.substr(0, 60)) + "” is not a number.", where(),
                     "Write the value in digits, or leave it empty if there is none."});
    if (*value < 0.0)
      return refuse({"negative-value",
                     "The value " + std::string(cell.value) + " is negative, and there cannot be fewer than none.",
                     where(), "Correct the value, or leave it empty if there is none."});
    observation.value = *value;
  }
  if (cell.confidential || flags_mean_confidential(cell.flags)) {
    observation.absence = Absence::confidential;
    observation.value = undefined;
    ++confidential_;
    if (!missing) ++withheld_;
  } else if (missing) {
    observation.absence = Absence::missing;
    ++missing_;
  }
  observation.territory.code = cell.territory;
  observation.activity.code = cell.activity;
  observation.period.code = cell.period;
  observation.flags = cell.flags;
  keys_.push_back({territories_.number(cell.territory), activities_.number(cell.activity), periods_.number(cell.period),
                   static_cast<std::uint32_t>(observations_.size())});
  lines_.push_back(static_cast<std::uint32_t>(cell.line));
  observations_.push_back(std::move(observation));
  return {};
}

Problem ObservationCollector::duplicate_cell(std::size_t first, std::size_t second, const std::string& mend) const {
  const Observation& observation = observations_[first];
  std::string cell = "The cell of " + observation.territory.code + " and " + observation.activity.code;
  if (!observation.period.code.empty()) cell += " in " + observation.period.code;
  cell += " is there twice";
  if (lines_[second] > 0)
    cell += ": in line " + std::to_string(lines_[first]) + " and in line " + std::to_string(lines_[second]);
  return {"duplicate-cell", cell + ".", {file_name_, lines_[second], {}, {}}, mend};
}

Result<void> ObservationCollector::check_duplicates(const std::string& duplicate_mend) {
  const auto cell_of = [](const CellKey& key) { return std::tie(key.territory, key.activity, key.period); };
  const auto comes_before = [](const CellKey& a, const CellKey& b) {
    return std::tie(a.territory, a.activity, a.period, a.place) < std::tie(b.territory, b.activity, b.period, b.place);
  };
  // Published tables mostly are in order already.
  if (!std::is_sorted(keys_.begin(), keys_.end(), comes_before)) std::sort(keys_.begin(), keys_.end(), comes_before);
  // Of all cells given twice the one is named whose repetition comes first in the file.
  std::size_t first = 0;
  std::size_t second = observations_.size();
  for (std::size_t i = 1; i < keys_.size(); ++i) {
    if (cell_of(keys_[i - 1]) != cell_of(keys_[i]) || keys_[i].place >= second) continue;
    first = keys_[i - 1].place;
    second = keys_[i].place;
  }
  if (second < observations_.size()) return refuse(duplicate_cell(first, second, duplicate_mend));
  return {};
}

Result<StatisticsFile> ObservationCollector::finish(StatisticsFile file, const std::string& duplicate_mend) {
  if (Result<void> unique = check_duplicates(duplicate_mend); !unique) return refuse(unique.error());
  if (confidential_ > 0) {
    std::string text = counted(confidential_, "cell is", "cells are") + " confidential and kept without a value";
    if (withheld_ > 0) text += "; " + std::to_string(withheld_) + " came with a number, which was not read";
    file.notices.push_back({"confidential-cells", text + "."});
  }
  if (missing_ > 0)
    file.notices.push_back({"missing-cells", counted(missing_, "cell has", "cells have") + " no value and " +
                                                 (missing_ == 1 ? "is" : "are") + " kept as missing, not as zero."});
  file.observations = std::move(observations_);
  return file;
}

}  // namespace zubia::formats

#include "engine/statistics/cell_counts.hpp"

#include <algorithm>
#include <array>

namespace zubia {
namespace {

/// So many codes are looked at together.
constexpr std::size_t lanes = 64;

/// Up to so many cells it is faster to go through the answers once for each of them, many at a time, than to look up
/// the cell of every answer: 64 bytes are compared and counted as fast as one is looked up.
constexpr std::size_t compared_max = 64;

__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void raise_to(const std::uint8_t* codes,
                                                                                            std::size_t blocks,
                                                                                            std::uint8_t* largest) {
  std::array<std::uint8_t, lanes> found{};
  for (std::size_t block = 0; block < blocks; ++block)
    for (std::size_t i = 0; i < lanes; ++i) found[i] = std::max(found[i], codes[block * lanes + i]);
  *largest = std::ranges::max(found);
}

/// The cells of the answers, which fit into a byte.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void name_cells(
    const std::uint8_t* answers, const std::uint8_t* group_of, std::size_t blocks, std::uint8_t groups,
    std::uint8_t* cells) {
  for (std::size_t first = 0; first < blocks * lanes; first += lanes) {
    std::array<std::uint8_t, lanes> named{};
    for (std::size_t i = 0; i < lanes; ++i)
      named[i] = static_cast<std::uint8_t>(answers[first + i] * groups + group_of[first + i]);
    std::ranges::copy(named, cells + first);
  }
}

/// Adds how often a cell occurs in at most 255 blocks, whose counts fit into bytes.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) std::uint64_t occurrences(
    const std::uint8_t* cells, std::size_t blocks, std::uint8_t cell) {
  std::array<std::uint8_t, lanes> found{};
  for (std::size_t block = 0; block < blocks; ++block)
    for (std::size_t i = 0; i < lanes; ++i)
      found[i] = static_cast<std::uint8_t>(found[i] + (cells[block * lanes + i] == cell ? 1 : 0));
  std::uint64_t sum = 0;
  for (const std::uint8_t one : found) sum += one;
  return sum;
}

/// Counts the answers of whole blocks.
void count_blocks(const std::uint8_t* answers, const std::uint8_t* group_of, std::size_t blocks, std::uint8_t groups,
                  std::vector<std::uint64_t>& counts) {
  constexpr std::size_t at_once = 255;  // 16 KB, so they stay in the cache for all cells
  std::vector<std::uint8_t> cells(std::min(blocks, at_once) * lanes);
  for (std::size_t first = 0; first < blocks; first += at_once) {
    const std::size_t count = std::min(at_once, blocks - first);
    name_cells(answers + first * lanes, group_of + first * lanes, count, groups, cells.data());
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
      counts[cell] += occurrences(cells.data(), count, static_cast<std::uint8_t>(cell));
  }
}

}  // namespace

std::uint8_t largest_code(std::span<const std::uint8_t> codes) {
  std::uint8_t largest = 0;
  const std::size_t blocks = codes.size() / lanes;
  raise_to(codes.data(), blocks, &largest);
  for (const std::uint8_t code : codes.subspan(blocks * lanes)) largest = std::max(largest, code);
  return largest;
}

std::vector<std::uint64_t> cell_counts(std::span<const std::uint8_t> answers, std::span<const std::uint8_t> group_of,
                                       std::size_t groups) {
  std::vector<std::uint64_t> counts((largest_code(answers) + std::size_t{1}) * groups, 0);
  std::size_t counted = 0;
  if (counts.size() <= compared_max) {
    const std::size_t blocks = answers.size() / lanes;
    count_blocks(answers.data(), group_of.data(), blocks, static_cast<std::uint8_t>(groups), counts);
    counted = blocks * lanes;
  }
  for (std::size_t i = counted; i < answers.size(); ++i) ++counts[answers[i] * groups + group_of[i]];
  return counts;
}

}  // namespace zubia

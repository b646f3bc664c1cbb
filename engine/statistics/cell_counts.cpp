#include "engine/statistics/cell_counts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zubia {
namespace {

/// So many codes are looked at together.
constexpr std::size_t lanes = 64;

/// So many blocks are counted before their counts, a byte each, would run over: 16 KB, which stay in the cache.
constexpr std::size_t blocks_at_once = 255;

/// A cell is named by a byte: the group in the upper half, the step of the answer in the lower.
constexpr std::size_t half_byte = 16;

/// Up to so many cells it is faster to go through the answers once for five of them, many at a time, than to look up
/// the cell of every answer: 64 bytes are compared and counted as fast as one is looked up.
constexpr std::size_t compared_max = 64;

struct CodeRange {
  std::uint8_t least = 0;
  std::uint8_t most = 0;
};

__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void widen(const std::uint8_t* codes,
                                                                                         std::size_t blocks,
                                                                                         CodeRange* range) {
  std::array<std::uint8_t, lanes> least{};
  std::array<std::uint8_t, lanes> most{};
  least.fill(range->least);
  most.fill(range->most);
  for (std::size_t block = 0; block < blocks; ++block)
    for (std::size_t i = 0; i < lanes; ++i) {
      least[i] = std::min(least[i], codes[block * lanes + i]);
      most[i] = std::max(most[i], codes[block * lanes + i]);
    }
  *range = {std::ranges::min(least), std::ranges::max(most)};
}

CodeRange range_of(std::span<const std::uint8_t> codes) {
  CodeRange range{codes.front(), codes.front()};
  const std::size_t blocks = codes.size() / lanes;
  widen(codes.data(), blocks, &range);
  for (const std::uint8_t code : codes.subspan(blocks * lanes))
    range = {std::min(range.least, code), std::max(range.most, code)};
  return range;
}

__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void name_cells(
    const std::uint8_t* answers, const std::uint8_t* group_of, std::size_t blocks, std::uint8_t least,
    std::uint8_t* cells) {
  for (std::size_t first = 0; first < blocks * lanes; first += lanes) {
    std::array<std::uint8_t, lanes> named{};
    for (std::size_t i = 0; i < lanes; ++i)
      named[i] = static_cast<std::uint8_t>((group_of[first + i] * half_byte) | (answers[first + i] - least));
    std::ranges::copy(named, cells + first);
  }
}

/// Cells that are counted together, as many as most scales have steps.
constexpr std::size_t together = 5;
using CountsTogether = std::array<std::uint64_t, together>;

/// How often a cell and the next four occur in at most 255 blocks.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void count_five(const std::uint8_t* cells,
                                                                                              std::size_t blocks,
                                                                                              std::uint8_t first,
                                                                                              CountsTogether* counts) {
  std::array<std::array<std::uint8_t, lanes>, together> found{};
  for (std::size_t block = 0; block < blocks; ++block)
    for (std::size_t cell = 0; cell < together; ++cell) {
      const auto name = static_cast<std::uint8_t>(first + cell);
      for (std::size_t i = 0; i < lanes; ++i)
        found[cell][i] = static_cast<std::uint8_t>(found[cell][i] + (cells[block * lanes + i] == name ? 1 : 0));
    }
  *counts = {};
  for (std::size_t cell = 0; cell < together; ++cell)
    for (const std::uint8_t one : found[cell]) (*counts)[cell] += one;
}

/// Adds how often each of the cells from `first` on occurs.
void count_cells(const std::uint8_t* cells, std::size_t blocks, std::uint8_t first, std::span<std::uint64_t> counts) {
  for (std::size_t at = 0; at < counts.size(); at += together) {
    CountsTogether found;
    count_five(cells, blocks, static_cast<std::uint8_t>(first + at), &found);
    for (std::size_t i = 0; i < std::min(together, counts.size() - at); ++i) counts[at + i] += found[i];
  }
}

using Counts = std::vector<std::uint64_t>;  // answer after answer

/// How often each answer of whole blocks occurs, and for each grouping how often in each group but the last, group
/// after group.
struct CountedBlocks {
  Counts answers = {};
  std::vector<std::vector<Counts>> groups = {};
};

CountedBlocks count_blocks(std::span<const std::uint8_t> answers, CodeRange range,
                           std::span<const GroupCodes> groupings) {
  const std::size_t steps = range.most - range.least + std::size_t{1};
  CountedBlocks counted{Counts(steps, 0), {}};
  for (const GroupCodes& one : groupings) counted.groups.emplace_back(one.groups - 1, Counts(steps, 0));
  std::array<std::uint8_t, blocks_at_once * lanes> cells;  // filled before it is read
  const std::size_t blocks = answers.size() / lanes;
  for (std::size_t first = 0; first < blocks; first += blocks_at_once) {
    const std::size_t count = std::min(blocks_at_once, blocks - first);
    const std::uint8_t* const here = answers.data() + first * lanes;
    count_cells(here, count, range.least, counted.answers);
    for (std::size_t at = 0; at < groupings.size(); ++at) {
      if (groupings[at].groups == 1) continue;
      name_cells(here, groupings[at].group_of.data() + first * lanes, count, range.least, cells.data());
      for (std::size_t group = 0; group + 1 < groupings[at].groups; ++group)
        count_cells(cells.data(), count, static_cast<std::uint8_t>(group * half_byte), counted.groups[at][group]);
    }
  }
  return counted;
}

bool may_compare(CodeRange range, std::span<const GroupCodes> groupings) {
  const std::size_t steps = range.most - range.least + std::size_t{1};
  return std::ranges::all_of(groupings, [steps](const GroupCodes& one) {
    return steps <= half_byte && one.groups <= half_byte && steps * one.groups <= compared_max;
  });
}

}  // namespace

std::vector<std::vector<std::uint64_t>> cell_counts(std::span<const std::uint8_t> answers,
                                                    std::span<const GroupCodes> groupings) {
  std::vector<std::vector<std::uint64_t>> counts;
  const CodeRange range = answers.empty() ? CodeRange{} : range_of(answers);
  for (const GroupCodes& one : groupings) counts.emplace_back((range.most + std::size_t{1}) * one.groups, 0);
  std::size_t done = 0;
  if (!answers.empty() && may_compare(range, groupings)) {
    const CountedBlocks counted = count_blocks(answers, range, groupings);
    for (std::size_t at = 0; at < groupings.size(); ++at) {
      const std::size_t groups = groupings[at].groups;
      for (std::size_t step = 0; step < counted.answers.size(); ++step) {
        std::uint64_t* const row = counts[at].data() + (range.least + step) * groups;
        row[groups - 1] = counted.answers[step];
        for (std::size_t group = 0; group + 1 < groups; ++group) {
          row[group] = counted.groups[at][group][step];
          row[groups - 1] -= row[group];
        }
      }
    }
    done = answers.size() / lanes * lanes;
  }
  for (std::size_t at = 0; at < groupings.size(); ++at)
    for (std::size_t i = done; i < answers.size(); ++i)
      ++counts[at][answers[i] * groupings[at].groups + groupings[at].group_of[i]];
  return counts;
}

}  // namespace zubia

#include "engine/base/seed.hpp"

#include <algorithm>
#include <cmath>

namespace zubia {

namespace {

std::uint64_t splitmix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

}  // namespace

RandomStream::RandomStream(Seed seed, std::uint64_t stream) {
  std::uint64_t origin = seed.value;
  std::uint64_t mixed = splitmix(origin) ^ (stream * 0xd1342543de82ef95U);
  for (std::uint64_t& word : state_) word = splitmix(mixed);
}

std::uint64_t RandomStream::below(std::uint64_t bound) {
  // Lemire (2019): multiply, and redraw only in the sliver that would be biased.
  __extension__ using Wide = unsigned __int128;
  Wide product = Wide{(*this)()} * bound;
  if (auto low = static_cast<std::uint64_t>(product); low < bound) {
    const std::uint64_t sliver = (0 - bound) % bound;
    while (low < sliver) {
      product = Wide{(*this)()} * bound;
      low = static_cast<std::uint64_t>(product);
    }
  }
  return static_cast<std::uint64_t>(product >> 64U);
}

double RandomStream::unit() { return static_cast<double>((*this)() >> 11U) * 0x1.0p-53; }

double RandomStream::normal() {
  while (true) {
    const double x = 2.0 * unit() - 1.0;
    const double y = 2.0 * unit() - 1.0;
    const double square = x * x + y * y;
    if (square > 0.0 && square < 1.0) return x * std::sqrt(-2.0 * std::log(square) / square);
  }
}

double RandomStream::poisson(double mean) {
  if (mean > 64.0) return std::max(0.0, std::round(mean + std::sqrt(mean) * normal()));
  const double limit = std::exp(-mean);
  double product = unit();
  double count = 0.0;
  while (product > limit) {
    product *= unit();
    count += 1.0;
  }
  return count;
}

}  // namespace zubia

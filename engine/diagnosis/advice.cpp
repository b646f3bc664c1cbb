#include "engine/diagnosis/advice.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace zubia::diagnosis {

namespace {

constexpr std::size_t nuts_3_length = 5;
constexpr std::size_t country_length = 2;

bool is_gap(const DimensionGap& gap, int bands) {
  if (!std::isnan(gap.priority)) return gap.priority > 0;
  return gap.band && *gap.band + 1 < bands;
}

std::string country_of(const HelpingOffer& offer) { return offer.territory.substr(0, country_length); }

/// Of offers in their order, the first ones; the last gives way where all are of one country and another has one.
std::vector<HelpingOffer> some_of(const std::vector<HelpingOffer>& offers, std::size_t offers_max) {
  std::vector<HelpingOffer> chosen(offers.begin(),
                                   offers.begin() + static_cast<std::ptrdiff_t>(std::min(offers_max, offers.size())));
  if (chosen.size() < 2) return chosen;
  const std::string country = country_of(chosen.front());
  const auto is_elsewhere = [&](const HelpingOffer& offer) {
    return !offer.territory.empty() && country_of(offer) != country;
  };
  if (std::ranges::any_of(chosen, is_elsewhere)) return chosen;
  const auto other = std::ranges::find_if(offers, is_elsewhere);
  if (other != offers.end()) chosen.back() = *other;
  return chosen;
}

}  // namespace

int nearness(const std::string& one, const std::string& other) {
  const auto [end, other_end] = std::ranges::mismatch(one, other);
  const auto common = std::min(static_cast<std::size_t>(end - one.begin()), nuts_3_length);
  return common < country_length ? 0 : static_cast<int>(common);
}

std::vector<Advice> advise(const std::vector<DimensionGap>& gaps, const std::vector<int>& bands,
                           const std::vector<HelpingOffer>& offers, const std::string& organisation,
                           const std::string& territory, std::size_t offers_max) {
  std::vector<Advice> all;
  for (std::size_t place = 0; place < gaps.size(); ++place) {
    if (!is_gap(gaps[place], bands[place])) continue;
    std::vector<HelpingOffer> helping;
    for (const HelpingOffer& offer : offers)
      if (offer.dimension == gaps[place].dimension && offer.organisation != organisation) helping.push_back(offer);
    std::ranges::stable_sort(helping, std::greater{},
                             [&](const HelpingOffer& offer) { return nearness(offer.territory, territory); });
    all.push_back({gaps[place].dimension, some_of(helping, offers_max)});
  }
  return all;
}

}  // namespace zubia::diagnosis

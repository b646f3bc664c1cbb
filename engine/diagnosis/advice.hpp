#pragma once

#include <string>
#include <vector>

#include "engine/diagnosis/diagnosis.hpp"

namespace zubia::diagnosis {

/// An offer of an organisation that helps with what one dimension measures, as a facilitator has judged it.
struct HelpingOffer {
  std::string dimension = {};
  std::string organisation = {};
  std::string offer = {};
  std::string territory = {};  ///< NUTS or LAU code of who offers it; empty: not known

  friend bool operator==(const HelpingOffer&, const HelpingOffer&) = default;
};

/// What an organisation can turn to where it has a gap.
struct Advice {
  std::string dimension = {};
  std::vector<HelpingOffer> offers = {};  ///< nearest first; empty where nobody offers anything

  friend bool operator==(const Advice&, const Advice&) = default;
};

/// The offers for each gap of an organisation, the highest priority first.
///
/// A gap is a score below the target of the class; where there is no class to compare with, a score below the highest
/// band. Of each at most `offers_max` are told: the nearest by `nearness`, ties in the order in which they come, but
/// never only those of one country where another has one too. `organisation` gets no advice to turn to itself.
///
/// `bands` is how many bands each dimension has, in the order of `gaps`. METHODS: every gap maps to services or
/// partners.
std::vector<Advice> advise(const std::vector<DimensionGap>& gaps, const std::vector<int>& bands,
                           const std::vector<HelpingOffer>& offers, const std::string& organisation,
                           const std::string& territory, std::size_t offers_max = 3);

/// How many characters two codes of territories begin with in common: 5 within a NUTS 3 area, 2 within a country, 0
/// across a border or where one is not known.
int nearness(const std::string& one, const std::string& other);

}  // namespace zubia::diagnosis

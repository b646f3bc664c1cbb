#pragma once

#include <string>
#include <vector>

namespace zubia {

/// A text in the programme's languages, by BCP 47 code.
struct LocalisedText {
  std::string language;
  std::string text;

  friend bool operator==(const LocalisedText&, const LocalisedText&) = default;
};

/// The programme itself; one per store.
struct ProgrammeRecord {
  std::string id;  ///< random, hex
  std::string name;
  std::vector<std::string> languages;  ///< BCP 47, the first is the working language
  std::string created_at;              ///< ISO 8601 UTC

  friend bool operator==(const ProgrammeRecord&, const ProgrammeRecord&) = default;
};

/// A territory of the programme: a NUTS region, or one that the users built from parts.
struct ProgrammeTerritory {
  std::string code;
  std::string country;  ///< the statistical country code, the first two letters of a NUTS code: `ES`, `EL`
  std::vector<std::string>
      parts;  ///< codes whose observations add up to this one; empty: it has observations of its own
  std::vector<LocalisedText> names;

  friend bool operator==(const ProgrammeTerritory&, const ProgrammeTerritory&) = default;
};

/// A candidate or chosen field of cross-border work: a named set of activities.
struct Domain {
  std::string id;  ///< kebab-case, unique in the programme
  std::vector<LocalisedText> names;
  std::vector<std::string> activities;
  std::string origin;  ///< `computed` or `defined`

  friend bool operator==(const Domain&, const Domain&) = default;
};

/// What people decided, and what they saw when they did.
struct Decision {
  std::string id;       ///< random, hex
  std::string subject;  ///< `domain:medical-devices`
  std::string outcome;  ///< `selected`, `kept`, `dropped`
  std::string reason;
  std::string decided_by;     ///< who decided, where that is told; else it was the account
  std::string decided_at;     ///< ISO 8601 UTC
  std::string evidence_hash;  ///< BLAKE2b-256 of the evidence as canonical JSON, hex
  std::string evidence;       ///< that JSON
  std::string account = {};   ///< the id of the account that recorded it; empty where it came from the terminal

  friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace zubia

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "programme/account.hpp"
#include "programme/programme_record.hpp"

namespace zubia {

/// Who wrote something last, and when. Each writing counts the revision up: who writes over what they have not seen is
/// told so.
struct Writing {
  std::int64_t revision = 0;  ///< from 1; 0: not stored yet
  Instant saved_at = 0;
  std::string saved_by = {};  ///< a name; may be empty
  std::string account = {};   ///< its id; empty in the terminal

  friend bool operator==(const Writing&, const Writing&) = default;
};

/// A code of the codebook that passages of interviews are given.
struct InterviewCode {
  std::string code;         ///< kebab-case, unique in the programme
  std::string guid = {};    ///< random, hex: what other programs know it by
  std::string parent = {};  ///< the code it stands below; empty: at the top
  std::vector<LocalisedText> names = {};
  std::vector<LocalisedText> definitions = {};
  Writing written = {};

  friend bool operator==(const InterviewCode&, const InterviewCode&) = default;
};

/// What interviews of one kind go by.
struct StoredGuide {
  std::string name;      ///< kebab-case, unique in the programme
  std::string document;  ///< as JSON (formats/guide_json.hpp)
  Writing written = {};

  friend bool operator==(const StoredGuide&, const StoredGuide&) = default;
};

/// A conversation with somebody of an organisation, and what was noted of it.
struct Interview {
  std::string id;  ///< random, hex
  std::string organisation;
  std::string contact = {};              ///< id of who was interviewed; may be empty
  std::string guide = {};                ///< its name; may be empty
  std::string language = {};             ///< of the notes, BCP 47; may be empty
  std::string held_on = {};              ///< ISO 8601 day
  std::string held_by = "meeting";       ///< `meeting`, `telephone`, `video`
  std::string interviewer = {};          ///< a name; may be empty
  std::string begun_by = {};             ///< id of an account; empty in the terminal
  std::string notes = {};                ///< lines end with LF
  std::optional<Instant> erase_at = {};  ///< when it goes, with everything that was coded in it
  Writing written = {};

  friend bool operator==(const Interview&, const Interview&) = default;
};

/// A passage of the notes of an interview that was given a code. Places are counted in Unicode code points.
struct CodedPassage {
  std::string id;  ///< random, hex
  std::string interview;
  std::string code;
  std::int64_t from = 0;
  std::int64_t to = 0;  ///< the first that does not belong to it
  Instant at = 0;
  std::string account = {};  ///< who gave the code

  friend bool operator==(const CodedPassage&, const CodedPassage&) = default;
};

}  // namespace zubia

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/disclosure/release.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {

/// The one mark of everything that is withheld, whatever the reason; confidential, as Eurostat flags it.
constexpr const char* withheld_mark = "c";

/// A figure as it is published: a row of a table, or of each category of a distribution that is shown.
struct ReleasedFigure {
  std::string question;
  std::string statistic;
  std::vector<std::string> by;    ///< attributes; none: the total
  std::vector<std::string> cell;  ///< a category of each
  std::string category;           ///< of a distribution: the answers whose share this is
  std::optional<double> value;
  std::optional<std::int64_t> from;  ///< of a count that is not public: how many at least
  std::optional<std::int64_t> to;    ///< and at most
  std::string mark;

  static constexpr std::array<Field, 9> fields{{
      {"question", "Whose answers these are.", Need::required},
      {"statistic", "What is shown of them.", Need::required},
      {"by", "Attributes; none: the total.", Need::required},
      {"cell", "A category of each.", Need::required},
      {"category", "Of a distribution: the answers whose share this is.", Need::required},
      {"value", "None where it is withheld, or only a band is shown.", Need::required},
      {"from", "Of a count that is not public: how many at least.", Need::required},
      {"to", "And at most.", Need::required},
      {"mark", "c where it is withheld, whatever the reason.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(ReleasedFigure, (), (question, statistic, by, cell, category, value, from, to, mark))

/// The rows of a figure. One that is withheld has a single row, whatever it would have shown.
std::vector<ReleasedFigure> rows_of(const disclosure::Figure& figure, const disclosure::DisclosurePlan& plan);

/// What is stored of a release, `zubia-release-1`.
struct ReleaseDocument {
  std::string format;
  std::string questionnaire;
  std::int64_t version = 0;
  std::int64_t release = 0;
  std::string date;
  std::int64_t answers_from = 0;
  std::int64_t answers_to = 0;
  std::vector<ReleasedFigure> figures;

  static constexpr std::array<Field, 8> fields{{
      {"format", "zubia-release-1.", Need::required},
      {"questionnaire", "Its name.", Need::required},
      {"version", "Of the questionnaire.", Need::required},
      {"release", "Its number, from 1.", Need::required},
      {"date", "The day on which it was made.", Need::required},
      {"answers_from", "How many groups are in it at least.", Need::required},
      {"answers_to", "And at most.", Need::required},
      {"figures", "Everything that the plan names.", Need::required},
  }};

  /// How many figures are shown, or withheld: a distribution is one.
  std::int64_t shown() const;
  std::int64_t withheld() const;
};
BOOST_DESCRIBE_STRUCT(ReleaseDocument, (),
                      (format, questionnaire, version, release, date, answers_from, answers_to, figures))

constexpr const char* release_format = "zubia-release-1";

/// Reads what was stored. Refused where the programme is damaged.
Result<ReleaseDocument> read_release(const std::string& document);

}  // namespace zubia::operations

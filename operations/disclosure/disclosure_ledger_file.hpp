#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/disclosure/ledger.hpp"
#include "operations/disclosure/disclosure_plan_file.hpp"

/// All that was released of a survey as a file, `zubia-disclosure-ledger-1`: kept for the next release, and as
/// confidential as the answers.
namespace zubia::operations {

struct LedgerRespondent {
  std::string key;
  std::string group;
  std::vector<int> categories;
  std::vector<std::optional<double>> answers;
  bool waives = false;
  int entered = 0;
  int left = 0;

  static constexpr std::array<Field, 7> fields{{
      {"key", "The same in each release.", Need::required},
      {"group", "The enterprise group; empty: the organisation alone."},
      {"categories", "By attribute that is asked, the number of its category.", Need::required},
      {"answers", "By question; null where there is none, or it was erased.", Need::required},
      {"waives", "Agreed that its part of a total may be recognised."},
      {"entered", "The first release with these answers.", Need::required, 0, 1e9},
      {"left", "The first one without them; 0: they still count.", Need::optional, 0, 1e9},
  }};
};
BOOST_DESCRIBE_STRUCT(LedgerRespondent, (), (key, group, categories, answers, waives, entered, left))

struct LedgerFigure {
  std::string question;
  disclosure::Statistic statistic = disclosure::Statistic::mean;
  std::vector<int> respondents;
  std::vector<std::optional<double>> shown;
  std::vector<std::optional<double>> least;
  std::vector<std::optional<double>> most;
  bool is_total = false;

  static constexpr std::array<Field, 7> fields{{
      {"question", "Whose answers were shown.", Need::required},
      {"statistic", "What was shown of them.", Need::required},
      {"respondents", "Whose answers it sums, by their place in the ledger.", Need::required},
      {"shown", "As it was shown.", Need::required},
      {"least", "What the sum was at least, with its rounding; null: no bound.", Need::required},
      {"most", "What the sum was at most; null: no bound.", Need::required},
      {"is_total", "Of all who answered."},
  }};
};
BOOST_DESCRIBE_STRUCT(LedgerFigure, (), (question, statistic, respondents, shown, least, most, is_total))

struct DisclosureLedgerFile {
  std::string format;
  int releases = 0;
  std::vector<std::string> questions;
  std::vector<LedgerRespondent> respondents;
  std::vector<LedgerFigure> figures;

  static constexpr std::array<Field, 5> fields{{
      {"format", "zubia-disclosure-ledger-1.", Need::required},
      {"releases", "How many there were.", Need::required, 0, 1e9},
      {"questions", "Of the plans, in their order.", Need::required},
      {"respondents", "Who was in them, with their answers.", Need::required},
      {"figures", "What they showed.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(DisclosureLedgerFile, (), (format, releases, questions, respondents, figures))

constexpr const char* disclosure_ledger_format = "zubia-disclosure-ledger-1";

/// Reads a ledger for a plan. Refused: what `parse_document` and `read_document` refuse, another format
/// (`unknown-format`), and what does not fit together or does not fit the plan (`wrong-ledger`, with the member).
Result<disclosure::Ledger> read_disclosure_ledger(const InputFile& file, const disclosure::DisclosurePlan& plan);

OrderedJson disclosure_ledger_document(const disclosure::Ledger& ledger);

}  // namespace zubia::operations

#include "benchmarks/linear_programme_text.hpp"

#include <algorithm>
#include <iomanip>

namespace zubia::benchmarks {
namespace {

/// What a row has for "without limit".
constexpr double boundless = 1e29;

void write_row(const LinearRow& row, const char* relation, double limit, std::ostream& out) {
  for (std::size_t at = 0; at < row.variables.size(); ++at)
    out << (row.coefficients[at] < 0 ? " " : " +") << row.coefficients[at] << " x" << row.variables[at] << '\n';
  out << ' ' << relation << ' ' << limit << '\n';
}

}  // namespace

void write_linear_programme(const LinearProgramme& programme, std::ostream& out) {
  out << std::setprecision(15) << "Maximize\n value:\n";
  for (std::size_t at = 0; at < programme.gains.size(); ++at)
    out << (programme.gains[at] < 0 ? " " : " +") << programme.gains[at] << " x" << at << '\n';
  out << "Subject To\n";
  for (std::size_t at = 0; at < programme.rows.size(); ++at) {
    const LinearRow& row = programme.rows[at];
    if (row.variables.empty()) continue;
    if (row.most < boundless) {
      out << " r" << at << "a:\n";
      write_row(row, "<=", row.most, out);
    }
    // Of rows whose terms are all positive, 0 is no limit.
    const bool is_limit = row.least > 0 || std::ranges::any_of(row.coefficients, [](double one) { return one < 0; });
    if (row.least > -boundless && is_limit) {
      out << " r" << at << "b:\n";
      write_row(row, ">=", row.least, out);
    }
  }
  out << "Bounds\n";
  for (std::size_t at = 0; at < programme.gains.size(); ++at)
    out << ' ' << programme.least[at] << " <= x" << at << " <= " << programme.most[at] << '\n';
  out << "Generals\n";
  for (int at = 0; at < programme.integer_count; ++at) out << " x" << at << '\n';
  out << "End\n";
}

}  // namespace zubia::benchmarks

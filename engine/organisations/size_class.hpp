#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zubia::organisations {

/// The classes of EU recommendation 2003/361/EC; the first three are SMEs.
enum class SizeClass { micro, small, medium, large };

/// `micro`, `small`, `medium`, `large`.
std::string_view size_class_name(SizeClass size);

/// What an enterprise was in one financial year. Unknown is empty, never 0.
struct SizeFigures {
  std::optional<double> staff = {};          ///< annual work units
  std::optional<double> turnover = {};       ///< euros
  std::optional<double> balance_total = {};  ///< euros
};

struct EnterpriseLink;

/// An enterprise with its figures by year and those it is tied to, as a tree: each tie once, seen from here.
struct Enterprise {
  std::string name = {};
  std::map<int, SizeFigures> years = {};
  std::vector<EnterpriseLink> links;
};

/// A tie of ownership, whichever of the two owns.
struct EnterpriseLink {
  double share = 0.0;            ///< of capital or votes, the greater, 0–1
  bool dominates = false;        ///< a dominant influence without half of the votes (article 3.3 b–d)
  bool exempt_investor = false;  ///< a university, business angel, institutional investor … of article 3.2
  bool public_body = false;      ///< an owner that is one (article 3.4)
  Enterprise enterprise = {};
};

/// One year with the whole group counted in.
struct SizeYear {
  int year = 0;
  double staff = 0.0;  ///< as far as known
  double turnover = 0.0;
  double balance_total = 0.0;
  std::optional<SizeClass> size = {};     ///< by this year alone
  std::vector<std::string> missing = {};  ///< `turnover of Danobat in 2023`: figures that would decide
};

struct SizeReport {
  std::optional<SizeClass> size = {};  ///< not defined where `missing` says what lacks
  SizeClass least = SizeClass::micro;  ///< what it may be at least and at most, whatever the missing figures are
  SizeClass most = SizeClass::large;
  bool by_public_owners = false;          ///< large because public bodies own a quarter or more
  std::vector<SizeYear> years = {};       ///< oldest first
  std::vector<std::string> missing = {};  ///< of the latest year
};

/// The size class by recommendation 2003/361/EC, annex:
///
/// | class  | staff | and turnover | or balance total |
/// |--------|-------|--------------|------------------|
/// | micro  | < 10  | ≤ 2 M€       | ≤ 2 M€           |
/// | small  | < 50  | ≤ 10 M€      | ≤ 10 M€          |
/// | medium | < 250 | ≤ 50 M€      | ≤ 43 M€          |
///
/// Linked enterprises (over half, or dominated) count in full with their own linked and partners; partners (a quarter
/// to half) by their share, with the enterprises linked to them; below a quarter, and exempt investors up to half, not
/// at all (article 6). A class is lost or won only when two years in a row lie on the same side of it (article 4.2):
/// then it moves to the nearer of the two. The first year counts by itself, as for an enterprise newly founded.
///
/// Not defined where a figure lacks that could change the class; a figure that could not is not asked for. Refused:
/// `bad-size-figure` (negative or not a number), `bad-share` (not within 0–1), `no-size-year`, `group-too-deep`.
Result<SizeReport> size_class(const Enterprise& enterprise);

}  // namespace zubia::organisations

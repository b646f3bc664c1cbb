#include "engine/questionnaires/evaluate_expression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/absence.hpp"
#include "engine/questionnaires/pattern.hpp"

namespace zubia::questionnaires {
namespace {

using std::string;

bool are_equal(const Value& left, const Value& right) {
  if (std::holds_alternative<bool>(left) || std::holds_alternative<bool>(right))
    return as_truth(left) == as_truth(right);
  if (std::holds_alternative<double>(left) || std::holds_alternative<double>(right))
    return as_number(left) == as_number(right);
  return std::get<string>(left) == std::get<string>(right);
}

std::vector<string> words(const string& text) {
  std::vector<string> found(1);
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!is_blank)
      found.back() += c;
    else if (!found.back().empty())
      found.emplace_back();
  }
  if (found.back().empty()) found.pop_back();
  return found;
}

/// As XPath and the browser round: halves go up.
double rounded(double number) { return std::floor(number + 0.5); }

double rounded(double number, double places) {
  const double scale = std::pow(10.0, places);
  return rounded(number * scale) / scale;
}

/// A place in a text, counted from its end where it is negative.
std::size_t place_in(double place, std::size_t length) {
  if (std::isnan(place)) return 0;
  const auto size = static_cast<double>(length);
  const double from_start = place < 0 ? size + std::ceil(place) : std::floor(place);
  return static_cast<std::size_t>(std::clamp(from_start, 0.0, size));
}

string formatted_date(const Value& date, const string& format) {
  const string text = as_text(date);
  if (!days_of_date(text)) return {};
  const auto without_zeros = [](const string& digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  };
  string written;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char what = format[i] == '%' && i + 1 < format.size() ? format[++i] : '\0';
    switch (what) {
      case 'Y':
        written += text.substr(0, 4);
        break;
      case 'y':
        written += text.substr(2, 2);
        break;
      case 'm':
        written += text.substr(5, 2);
        break;
      case 'n':
        written += without_zeros(text.substr(5, 2));
        break;
      case 'd':
        written += text.substr(8, 2);
        break;
      case 'e':
        written += without_zeros(text.substr(8, 2));
        break;
      case '\0':
        written += format[i];
        break;
      default:
        written += what;
    }
  }
  return written;
}

string date_of(const Value& value) {
  const double days = as_number(value);
  if (std::isnan(days) || std::abs(days) > 1e7) return {};
  return date_of_days(static_cast<std::int64_t>(std::floor(days)));
}

class Evaluator {
 public:
  explicit Evaluator(const Surroundings& surroundings) : around_(surroundings) {}

  Value value(const Expression& one) const {
    switch (one.kind) {
      case Expression::Kind::number:
        return one.number;
      case Expression::Kind::text:
        return one.text;
      case Expression::Kind::answer:
        return around_.answer(one.text);
      case Expression::Kind::self:
        return around_.self;
      case Expression::Kind::column:
        return column(one.text);
      case Expression::Kind::repeats:
        return around_.repeats(one.text);
      case Expression::Kind::answers: {
        const auto all = around_.answers(one.text);
        return all.empty() ? Value(string()) : all.front();
      }
      case Expression::Kind::call:
        return called(one);
    }
    return string();
  }

 private:
  Value column(const string& name) const {
    if (around_.columns == nullptr) return string();
    const auto found = around_.columns->find(name);
    return found == around_.columns->end() ? string() : found->second;
  }

  double number(const Expression& call, std::size_t argument) const { return as_number(value(call.of[argument])); }
  string text(const Expression& call, std::size_t argument) const { return as_text(value(call.of[argument])); }
  bool truth(const Expression& call, std::size_t argument) const { return as_truth(value(call.of[argument])); }

  /// The arguments, with every repeat of those that have several.
  std::vector<Value> listed(const Expression& call, std::size_t first = 0) const {
    std::vector<Value> all;
    for (std::size_t i = first; i < call.of.size(); ++i) {
      if (call.of[i].kind != Expression::Kind::answers) {
        all.push_back(value(call.of[i]));
        continue;
      }
      for (Value& one : around_.answers(call.of[i].text)) all.push_back(std::move(one));
    }
    return all;
  }

  Value called(const Expression& call) const {
    if (call.function <= Function::greater_or_equal) return compared(call);
    if (call.function <= Function::negative) return computed(call);
    if (call.function >= Function::sum && call.function <= Function::indexed) return gathered(call);
    if (call.function >= Function::whole && call.function <= Function::square_root) return rounded_or_raised(call);
    if (call.function >= Function::selected) return of_text(call);
    switch (call.function) {
      case Function::logical_not:
        return !truth(call, 0);
      case Function::always_true:
        return true;
      case Function::always_false:
        return false;
      case Function::truth:
        return truth(call, 0);
      case Function::number:
        return number(call, 0);
      case Function::text:
        return text(call, 0);
      case Function::choose:
        return value(call.of[truth(call, 0) ? 1 : 2]);
      default:
        return first_answered(call);
    }
  }

  Value first_answered(const Expression& call) const {
    for (const Expression& one : call.of) {
      Value found = value(one);
      if (!as_text(found).empty()) return found;
    }
    return string();
  }

  Value compared(const Expression& call) const {
    if (call.function == Function::either) return truth(call, 0) || truth(call, 1);
    if (call.function == Function::both) return truth(call, 0) && truth(call, 1);
    const Value left = value(call.of[0]);
    const Value right = value(call.of[1]);
    switch (call.function) {
      case Function::equal:
        return are_equal(left, right);
      case Function::unequal:
        return !are_equal(left, right);
      case Function::less:
        return as_number(left) < as_number(right);
      case Function::less_or_equal:
        return as_number(left) <= as_number(right);
      case Function::greater:
        return as_number(left) > as_number(right);
      default:
        return as_number(left) >= as_number(right);
    }
  }

  Value computed(const Expression& call) const {
    const double left = number(call, 0);
    if (call.function == Function::negative) return -left;
    const double right = number(call, 1);
    switch (call.function) {
      case Function::plus:
        return left + right;
      case Function::minus:
        return left - right;
      case Function::times:
        return left * right;
      // A share of nothing is not defined; infinity would pass every "more than".
      case Function::divided:
        return right == 0 ? undefined : left / right;
      default:
        return right == 0 ? undefined : std::fmod(left, right);
    }
  }

  Value rounded_or_raised(const Expression& call) const {
    const double of = number(call, 0);
    switch (call.function) {
      case Function::whole:
        return std::trunc(of);
      case Function::round:
        return call.of.size() == 1 ? rounded(of) : rounded(of, number(call, 1));
      case Function::floor:
        return std::floor(of);
      case Function::ceiling:
        return std::ceil(of);
      case Function::absolute:
        return std::abs(of);
      case Function::square_root:
        return of < 0 ? undefined : std::sqrt(of);
      default: {
        const double raised = std::pow(of, number(call, 1));
        return std::isfinite(raised) ? raised : undefined;
      }
    }
  }

  Value gathered(const Expression& call) const {
    switch (call.function) {
      case Function::sum: {
        double sum = 0;
        for (const Value& one : listed(call)) sum += as_number(one);
        return sum;
      }
      case Function::least:
      case Function::greatest:
        return extreme(call);
      case Function::count:
        return call.of[0].kind == Expression::Kind::repeats ? value(call.of[0]) : counted(call);
      case Function::count_answered:
        return static_cast<double>(
            std::ranges::count_if(listed(call), [](const Value& one) { return !as_text(one).empty(); }));
      case Function::join: {
        string joined;
        bool is_first = true;
        for (const Value& one : listed(call, 1)) {
          joined += (is_first ? string() : text(call, 0)) + as_text(one);
          is_first = false;
        }
        return joined;
      }
      default: {
        const auto all = around_.answers(call.of[0].text);
        const double place = number(call, 2);
        const bool exists = place >= 1 && place <= static_cast<double>(all.size());
        return exists ? all[static_cast<std::size_t>(place) - 1] : Value(string());
      }
    }
  }

  Value counted(const Expression& call) const { return static_cast<double>(listed(call).size()); }

  Value extreme(const Expression& call) const {
    double found = undefined;
    for (const Value& one : listed(call)) {
      const double number = as_number(one);
      const bool is_further = call.function == Function::least ? number < found : number > found;
      if (is_defined(number) && (!is_defined(found) || is_further)) found = number;
    }
    return found;
  }

  Value of_text(const Expression& call) const {
    switch (call.function) {
      case Function::today:
        return around_.today;
      case Function::position:
        return around_.position;
      case Function::date:
        return date_of(value(call.of[0]));
      case Function::format_date:
        return formatted_date(value(call.of[0]), text(call, 1));
      default:
        break;
    }
    const string of = text(call, 0);
    switch (call.function) {
      case Function::selected:
        return std::ranges::count(words(of), text(call, 1)) > 0;
      case Function::selected_at: {
        const auto all = words(of);
        const double place = number(call, 1);
        return place >= 0 && place < static_cast<double>(all.size()) ? all[static_cast<std::size_t>(place)] : string();
      }
      case Function::count_selected:
        return static_cast<double>(words(of).size());
      case Function::length:
        return static_cast<double>(character_count(of));
      case Function::concatenate: {
        string joined;
        for (const Value& one : listed(call)) joined += as_text(one);
        return joined;
      }
      case Function::part: {
        const std::size_t length = character_count(of);
        return characters(of, place_in(number(call, 1), length),
                          call.of.size() == 3 ? place_in(number(call, 2), length) : length);
      }
      case Function::contains:
        return of.find(text(call, 1)) != string::npos;
      case Function::starts_with:
        return of.starts_with(text(call, 1));
      case Function::ends_with:
        return of.ends_with(text(call, 1));
      case Function::matches:
        return matches_pattern(of, call.of[1].text);
      default: {
        string joined;
        for (const string& word : words(of)) joined += (joined.empty() ? "" : " ") + word;
        return joined;
      }
    }
  }

  const Surroundings& around_;
};

}  // namespace

Value evaluate(const Expression& expression, const Surroundings& surroundings) {
  return Evaluator(surroundings).value(expression);
}

}  // namespace zubia::questionnaires

#include "engine/questionnaires/calculated_texts.hpp"

#include <algorithm>

namespace zubia::questionnaires {
namespace {

class TextFinder {
 public:
  explicit TextFinder(const Instrument& instrument) : instrument_(instrument), found_(instrument.nodes().size()) {}

  std::vector<bool> find() {
    // In this order what a calculation reads is known before it.
    for (const int number : instrument_.order()) {
      const Node& node = instrument_.node(number);
      if (node.holds == Holds::computed && node.calculation)
        found_[static_cast<std::size_t>(number)] = may_be_text(*node.calculation);
    }
    return std::move(found_);
  }

 private:
  bool may_be_text(const Expression& part) const {
    switch (part.kind) {
      case Expression::Kind::text:
        return !part.text.empty();
      case Expression::Kind::answer:
      case Expression::Kind::answers:
        return answer_may_be_text(part);
      case Expression::Kind::call:
        return call_may_be_text(part);
      case Expression::Kind::self:
      case Expression::Kind::column:
        return true;
      case Expression::Kind::number:
      case Expression::Kind::repeats:
        break;
    }
    return false;
  }

  bool answer_may_be_text(const Expression& part) const {
    const int number = instrument_.find(part.text);
    const Holds holds = instrument_.node(number).holds;
    return holds == Holds::computed ? found_[static_cast<std::size_t>(number)] : holds != Holds::number;
  }

  bool call_may_be_text(const Expression& call) const {
    const auto any = [&](std::size_t first, std::size_t end) {
      return std::any_of(call.of.begin() + static_cast<std::ptrdiff_t>(first),
                         call.of.begin() + static_cast<std::ptrdiff_t>(end),
                         [&](const Expression& one) { return may_be_text(one); });
    };
    if (call.function == Function::choose) return any(1, 3);
    if (call.function == Function::coalesce) return any(0, call.of.size());
    if (call.function == Function::indexed) return any(0, 1);
    return call.type == ValueType::text;
  }

  const Instrument& instrument_;
  std::vector<bool> found_;
};

}  // namespace

std::vector<bool> calculated_texts(const Instrument& instrument) { return TextFinder(instrument).find(); }

}  // namespace zubia::questionnaires

#pragma once

#include <boost/describe.hpp>

#include "engine/effects/lessons.hpp"
#include "engine/effects/study_summary.hpp"

/// The names under which replies tell what the engine enumerates of a study.
namespace zubia::effects {

BOOST_DESCRIBE_ENUM(BarrierFamily, institutional, geographical, technological, organisational)
BOOST_DESCRIBE_ENUM(Block, importance, effect, before, motive, change, collaboration_before, networking)
BOOST_DESCRIBE_ENUM(Strength, not_shown, tentative, clear, strong)

}  // namespace zubia::effects

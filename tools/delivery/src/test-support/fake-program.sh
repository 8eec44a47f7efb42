#!/bin/sh
# Stands in for aws, docker and cdk, by the name that it has: notes how it is called, remembers parameters and images
# in files beside it as AWS does, and fails as a test has said.
state=${0%/*}
program=${0##*/}
line="$program $*"
printf '%s\n' "$line" >>"$state/calls"

fail() {
  printf '%s\n' "$1" >&2
  exit 254
}

# The value after an option; the last one when it is there several times.
option() {
  wanted=$1
  shift
  found=
  previous=
  for argument in "$@"; do
    if [ "$previous" = "$wanted" ]; then found=$argument; fi
    previous=$argument
  done
  printf '%s' "$found"
}

# A parameter's name or an image's tag as the name of a file.
file() {
  printf '%s/%s' "$state" "$(printf '%s' "$1" | tr '/' '=')"
}

if [ -f "$state/failure" ]; then
  IFS='|' read -r start message <"$state/failure"
  case $line in "$start"*) fail "$message" ;; esac
fi

case $line in
'aws ssm get-parameter '*)
  parameter=$(file "$(option --name "$@")")
  [ -f "$parameter" ] || fail 'An error occurred (ParameterNotFound) when calling the GetParameter operation'
  cat "$parameter"
  ;;
'aws ssm put-parameter '*)
  option --value "$@" >"$(file "$(option --name "$@")")"
  ;;
'aws sts get-caller-identity '*)
  echo 111122223333
  ;;
'aws ecr get-login-password')
  echo 'a password of ECR'
  ;;
'docker login '*)
  read -r password
  [ "$password" = 'a password of ECR' ] || fail unauthorized
  ;;
'aws ecr describe-images '*)
  image=$(file "$(option --image-ids "$@")")
  [ -f "$image" ] || fail 'An error occurred (ImageNotFoundException) when calling the DescribeImages operation'
  printf '{"imageDetails":[{"imageTags":[%s]}]}\n' "$(cat "$image")"
  ;;
'docker buildx build '*)
  content=${line#*--tag *:}
  image=$(file "imageTag=${content%% *}")
  [ ! -f "$image" ] || fail 'the tag is immutable'
  printf '"%s","%s"' "${content%% *}" "$(option --tag "$@" | sed 's/.*://')" >"$image"
  ;;
'aws ecr batch-get-image '*)
  printf '{"images":[{"imageId":{},"imageManifest":"%s"}]}\n' "$(option --image-ids "$@")"
  ;;
'aws ecr put-image '*)
  printf ',"%s"' "$(option --image-tag "$@")" >>"$(file "$(option --image-manifest "$@")")"
  ;;
'aws ecs run-task '*)
  echo '{"tasks":[{"taskArn":"arn:aws:ecs:ap-northeast-2:111122223333:task/c/7"}],"failures":[]}'
  ;;
'aws ecs describe-tasks '*)
  printf '{"tasks":[{"containers":[{"exitCode":%s}]}]}\n' "$(cat "$state/migration")"
  ;;
'aws lambda invoke '*)
  cat "$state/function-error"
  ;;
esac
